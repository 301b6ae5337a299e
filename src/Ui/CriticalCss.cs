using System.Text.RegularExpressions;

namespace XaDienTu.Ui;

/// <summary>Style that citizen pages carry inline, so that the first paint waits for no second request.</summary>
internal static partial class CriticalCss
{
    /// <summary>Letters of the Vietnamese part of the heading font.</summary>
    public const string VietnameseRange =
        "U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-301,U+303-304,U+308-309,U+323,U+329,U+1EA0-1EF9,U+20AB";

    public const string LatinRange = "U+0-FF,U+2000-206F";

    public static string Text { get; } = Load();

    private static string Load()
    {
        using var stream = typeof(CriticalCss).Assembly.GetManifestResourceStream("critical.css")!;
        using var reader = new StreamReader(stream);
        return Blanks().Replace(Comments().Replace(reader.ReadToEnd(), ""), " ").Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
