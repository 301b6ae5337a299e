namespace XaDienTu.Printing;

/// <summary>Where the lines of a text stand.</summary>
public enum Align
{
    Left,
    Center,
    Right,
    Justified,
}

internal readonly record struct TextRun(string Text, Face Face);

/// <summary>Text with bold and italic parts: <c>PaperText.Plain("Họ và tên: ").Bold(name)</c>. A plain string is one too.</summary>
public sealed class PaperText
{
    private PaperText(IReadOnlyList<TextRun> runs)
    {
        Runs = runs;
    }

    public static PaperText Empty { get; } = new([]);

    internal IReadOnlyList<TextRun> Runs { get; }

    public static implicit operator PaperText(string? text) => FromString(text);

    public static PaperText FromString(string? text) => Empty.And(text, Face.Regular);

    public static PaperText Plain(string? text) => FromString(text);

    public static PaperText InBold(string? text) => Empty.Bold(text);

    public static PaperText InItalic(string? text) => Empty.Italic(text);

    public PaperText Then(string? text) => And(text, Face.Regular);

    public PaperText Bold(string? text) => And(text, Face.Bold);

    public PaperText Italic(string? text) => And(text, Face.Italic);

    public PaperText BoldItalic(string? text) => And(text, Face.Bold | Face.Italic);

    private PaperText And(string? text, Face face) =>
        string.IsNullOrEmpty(text) ? this : new PaperText([.. Runs, new TextRun(text, face)]);
}
