using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Architecture.Tests;

public sealed partial class AuditWordsTests
{
    /// <summary>Fewer would mean that the search below no longer finds what it is for.</summary>
    private const int KnownActions = 60;
    private const int KnownSubjects = 12;
    private const int SubjectPlace = 3;

    // An action without a name would stand in English on the auditor's page.
    [Fact]
    public async Task Every_action_that_is_recorded_has_a_name_for_the_auditor()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var words = platform.Services.GetRequiredService<AuditWords>();
        var recorded = SourceTree.Files(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => ActionsOf(SourceTree.Text(file))).ToHashSet();

        Assert.True(recorded.Count >= KnownActions, $"Only {recorded.Count} found.");
        Assert.Equal("", string.Join(", ", recorded.Where(action => words.Of(action) == action)));
        Assert.Equal("", string.Join(", ", words.Actions.Select(known => known.Key).Except(recorded)));
    }

    [Fact]
    public async Task Every_kind_of_subject_that_is_recorded_has_a_name_for_the_auditor()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var auditor = await platform.SignInAsync("kiemtra");
        var page = await auditor.GetPageAsync("/can-bo/nhat-ky");
        var named = page.QuerySelectorAll("select[name=loai] option").Select(option => option.GetAttribute("value")).ToHashSet();
        var recorded = SourceTree.Files(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => SubjectsOf(SourceTree.Text(file))).ToHashSet();

        Assert.True(recorded.Count >= KnownSubjects, $"Only {recorded.Count} found.");
        Assert.Equal("", string.Join(", ", recorded.Where(type => !named.Contains(type))));
    }

    /// <summary>The fourth argument of Record.</summary>
    private static IEnumerable<string> SubjectsOf(string text) =>
        Call().Matches(text).Where(call => call.Groups[1].Value == "Record").Select(call => Split(text[(call.Index + call.Length)..]))
            .Where(arguments => arguments.Count > SubjectPlace)
            .SelectMany(arguments => Literal().Matches(arguments[SubjectPlace]).Select(match => match.Groups[1].Value));

    /// <summary>The texts in the place of the action: of Record and the refusals the third and second, of a case's Note the fourth, of what
    /// passes one on its own.</summary>
    private static IEnumerable<string> ActionsOf(string text)
    {
        foreach (Match call in Call().Matches(text))
        {
            var arguments = Split(text[(call.Index + call.Length)..]);
            var place = call.Groups[1].Value switch { "Record" => 2, "Note" when arguments.Count == 5 && arguments[0] == "actor" => 1,
                "Note" => 3, "RecordAsync" => 0, "GoOnAsync" => 1, _ => 3 };
            if (place >= arguments.Count)
            {
                continue;
            }

            var literals = Literal().Matches(arguments[place]).Select(match => match.Groups[1].Value).ToList();
            foreach (var name in Name().Matches(arguments[place]).Select(match => match.Groups[1].Value))
            {
                // A constant or variable of the same file, or of the record that names the looks.
                literals.AddRange(Regex.Matches(text, $@"\b{name} = ([^;]+);").SelectMany(match => Literal().Matches(match.Groups[1].Value))
                    .Select(match => match.Groups[1].Value));
            }

            foreach (var literal in literals)
            {
                yield return literal;
            }
        }

        foreach (Match constant in Constant().Matches(text))
        {
            yield return constant.Groups[1].Value;
        }
    }

    private static List<string> Split(string rest)
    {
        var (arguments, depth, start, isText) = (new List<string>(), 0, 0, false);
        for (var place = 0; place < rest.Length; place++)
        {
            isText ^= rest[place] == '"' && (place == 0 || rest[place - 1] != '\\');
            if (isText)
            {
                continue;
            }

            if (rest[place] is ')' or ']' or '}' && depth-- == 0)
            {
                arguments.Add(rest[start..place].Trim());
                break;
            }

            depth += rest[place] is '(' or '[' or '{' ? 1 : 0;
            if (rest[place] == ',' && depth == 0)
            {
                arguments.Add(rest[start..place].Trim());
                start = place + 1;
            }
        }

        return arguments;
    }

    [GeneratedRegex(@"\b(Record|Note|RecordAsync|GoOnAsync)\(")]
    private static partial Regex Call();

    [GeneratedRegex("\"([A-Za-z-]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:^|[?:] |\.)([A-Za-z]+)(?:$| [?:])")]
    private static partial Regex Name();

    // The looks at a case and a person, what is remembered of one, and the refusal, are constants of their own.
    [GeneratedRegex(
        "const string (?:Read|Printed|FileRead|Refused|PersonLookedUp|PersonCompared|Remembered|Completed|Action) = \"([A-Za-z-]+)\"")]
    private static partial Regex Constant();
}
