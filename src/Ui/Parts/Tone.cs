namespace XaDienTu.Ui.Parts;

/// <summary>Meaning of a chip or notice. The colour only repeats what the words say.</summary>
public enum Tone
{
    Plain,
    Ok,
    Warn,
    Err,
    Info,
}

internal static class ToneNames
{
    public static string CssClass(this Tone tone) => tone switch
    {
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Err => "err",
        Tone.Info => "info",
        _ => "plain",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Ok => "circle-check",
        Tone.Warn => "triangle-alert",
        Tone.Err => "circle-alert",
        _ => "info",
    };
}
