using System.Globalization;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>Which procedures answer a query, and which of them first.</summary>
internal static class Ranking
{
    /// <summary>Matches in their order: rank, then name, then code.</summary>
    public static IEnumerable<Hit> Find(IReadOnlyList<PublishedVersion> versions, ProcedureQuery query)
    {
        var words = FoldedText.Words(query.Text).Select(word => " " + word).ToArray();
        var folded = " " + FoldedText.Of(query.Text);
        var exact = Spaced(query.Text ?? "");
        return versions
            .Where(version => Passes(version.Summary, query) && Array.TrueForAll(words, word => version.SearchText.Contains(word, StringComparison.Ordinal)))
            .Select(version => new Hit(version, words.Length == 0 ? 0 : Rank(version, words, folded, exact)))
            .OrderBy(hit => hit.Rank).ThenBy(hit => hit.Version.FoldedName, StringComparer.Ordinal).ThenBy(hit => hit.Version.Summary.Code, StringComparer.Ordinal);
    }

    /// <summary>Lower case words behind a blank each, with their marks.</summary>
    public static string Spaced(params ReadOnlySpan<string> texts)
    {
        var spaced = "";
        foreach (var text in texts)
        {
            var words = text.Normalize().ToLower(CultureInfo.InvariantCulture)
                .Split([' ', ',', '.', ';', ':', '-', '/', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries);
            spaced += " " + string.Join(' ', words);
        }

        return spaced;
    }

    private static bool Passes(ProcedureSummary summary, ProcedureQuery query) =>
        (string.IsNullOrEmpty(query.Field) || summary.Field == query.Field)
        && (string.IsNullOrEmpty(query.Level) || summary.Levels.Contains(query.Level))
        && (query.Audience is not { } audience || summary.Audiences.Contains(audience))
        && (string.IsNullOrEmpty(query.LifeEvent) || summary.LifeEvents.Contains(query.LifeEvent));

    /// <summary>The code itself; the words as typed, marks and all; the phrase without marks; all words in the name; the rest.</summary>
    private static int Rank(PublishedVersion version, string[] words, string folded, string exact) =>
        folded == " " + FoldedText.Of(version.Summary.Code) ? 0
        : version.FoldedName == folded ? 1
        : version.ExactText.Contains(exact, StringComparison.Ordinal) ? 2
        : version.FoldedName.Contains(folded, StringComparison.Ordinal) ? 3
        : Array.TrueForAll(words, word => version.FoldedName.Contains(word, StringComparison.Ordinal)) ? 4
        : 5;
}

internal sealed record Hit(PublishedVersion Version, int Rank)
{
    /// <summary>Where the hit stands in its list, for a cursor.</summary>
    public string Place => $"{Rank}|{Version.FoldedName}|{Version.Summary.Code}";

    public bool IsAfter(string place)
    {
        var parts = place.Split('|');
        if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
        {
            return true;
        }

        var order = Rank.CompareTo(rank);
        order = order != 0 ? order : string.CompareOrdinal(Version.FoldedName, parts[1]);
        return (order != 0 ? order : string.CompareOrdinal(Version.Summary.Code, parts[2])) > 0;
    }
}
