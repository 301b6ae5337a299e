using System.Text.RegularExpressions;
using Xunit;

namespace XaDienTu.Architecture.Tests;

public sealed partial class LayoutTests
{
    private const int MaxLines = 300;
    private const int MaxColumns = 140;

    // A word of blame, of machines or of another tongue in a page (words of the interface, ui-brief 7).
    private static readonly string[] BannedWords = ["vui lòng", "quý khách", "user", "click", "hệ thống", ">OK<"];

    [Fact]
    public void No_file_is_longer_than_a_reader_holds_in_mind() =>
        Assert.DoesNotContain(SourceTree.Files(".cs", ".cshtml"), file => SourceTree.Lines(file).Length > MaxLines);

    /// <summary>Sentences, queries and patterns are counted as nothing: cut in two they read and are found worse.</summary>
    [Fact]
    public void No_line_runs_out_of_the_window()
    {
        var wide = SourceTree.Files(".cs").SelectMany(file =>
        {
            var isRaw = false;
            return SourceTree.Lines(file).Select((line, index) =>
            {
                var wasRaw = isRaw;
                isRaw ^= RawMark().Count(line) % 2 == 1;
                return (Place: $"{file}:{index + 1}",
                    Wide: !wasRaw && !isRaw && line.Length > MaxColumns && Literal().Replace(line, "").Length > MaxColumns);
            });
        }).Where(line => line.Wide).Select(line => line.Place);

        Assert.Equal("", string.Join('\n', wide));
    }

    [Fact]
    public void A_file_lies_in_the_folder_of_its_namespace()
    {
        var misplaced = SourceTree.Files(".cs")
            .Where(file => !file.EndsWith("Program.cs", StringComparison.Ordinal))
            .Select(file => (file, declared: Namespace().Match(SourceTree.Text(file)).Groups[1].Value))
            .Where(pair => pair.declared.Length > 0 && pair.declared != ExpectedNamespace(pair.file))
            .Select(pair => $"{pair.file}: {pair.declared}, expected {ExpectedNamespace(pair.file)}");

        Assert.Empty(misplaced);
    }

    [Fact]
    public void Only_the_database_folder_and_the_host_know_a_provider()
    {
        var knowing = SourceTree.Files(".cs", ".csproj")
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal)
                && !file.StartsWith("src/Database/", StringComparison.Ordinal) && !file.StartsWith("src/Host/", StringComparison.Ordinal))
            .Where(file =>
                ProviderName().IsMatch(string.Join('\n', SourceTree.Lines(file).Where(line =>
                    !Comment().IsMatch(line) && !line.Contains("InternalsVisibleTo", StringComparison.Ordinal)))));

        Assert.Empty(knowing);
    }

    [Fact]
    public void Pages_speak_the_words_of_the_people()
    {
        var offending = SourceTree.Files(".cshtml")
            .SelectMany(file => SourceTree.Lines(file).Select((line, index) => (Place: $"{file}:{index + 1}", Text: TextOfMarkup(line))))
            .Where(line =>
                BannedWords.Any(word => Regex.IsMatch(line.Text, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase)))
            .Select(line => line.Place);

        Assert.Empty(offending);
    }

    // With an action of its own the tag helper writes no token unless asked: such a form would answer 400 to everybody.
    [Fact]
    public void A_form_that_posts_to_an_address_carries_its_token()
    {
        var bare = SourceTree.Files(".cshtml").SelectMany(file => PostForm().Matches(SourceTree.Text(file))
            .Where(form => form.Value.Contains(" action=", StringComparison.Ordinal)
                && !form.Value.Contains("asp-antiforgery", StringComparison.Ordinal))
            .Select(form => $"{file}: {form.Value}"));

        Assert.Empty(bare);
    }

    [Fact]
    public void Pages_run_no_inline_script_and_carry_no_inline_style()
    {
        var offending = SourceTree.Files(".cshtml")
            .Where(file => InlineCode().IsMatch(SourceTree.Text(file)));

        Assert.Empty(offending);
    }

    // Only what stands between tags is shown to people.
    private static string TextOfMarkup(string line) => string.Join(' ', Shown().Matches(line).Select(match => match.Groups[1].Value));

    private static string ExpectedNamespace(string file)
    {
        var parts = Path.GetDirectoryName(file)!.Replace('\\', '/').Split('/').ToList();
        var isProvider = parts is ["src", "Database", ..];
        parts.RemoveRange(0, parts is ["src", "Modules", ..] ? 2 : 1);
        return "XaDienTu." + (isProvider ? string.Join('.', parts) : string.Join('.', parts.SelectMany(part => part.Split('.'))));
    }

    [GeneratedRegex("\"\"\"")]
    private static partial Regex RawMark();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"Sqlite|Npgsql|Postgre", RegexOptions.IgnoreCase)]
    private static partial Regex ProviderName();

    [GeneratedRegex(@"^\s*(//|\*|<!--)")]
    private static partial Regex Comment();

    [GeneratedRegex(@">([^<>@{}]+)<")]
    private static partial Regex Shown();

    [GeneratedRegex(@"<form[^>]*method=""post""[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex PostForm();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=""|\son(click|change|submit|input)=""")]
    private static partial Regex InlineCode();
}
