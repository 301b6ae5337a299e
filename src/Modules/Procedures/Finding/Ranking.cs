using System.Globalization;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Searching;

namespace XaDienTu.Procedures.Finding;

/// <summary>Which of the versions answer a query, and which of them first. In memory, so the answer does not depend on the
/// database.</summary>
internal sealed class Ranking(IReadOnlyList<PublishedVersion> versions)
{
    private readonly SearchIndex index = new([.. versions.Select(version => version.SearchedBy)]);

    /// <summary>Matches in their order: rank, then name, then code.</summary>
    public IEnumerable<Hit> Find(ProcedureQuery query)
    {
        var words = SearchedWord.Of(query.Text);
        var found = string.IsNullOrWhiteSpace(query.Text)
            ? versions.Where(version => Passes(version.Summary, query)).Select(version => new Hit(version, 0))
            : index.Find(words, place => Passes(versions[place].Summary, query))
                .Select(hit => new Hit(versions[hit.Text], SearchIndex.MostScore - hit.Score));
        return found.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Version.FoldedName, StringComparer.Ordinal)
            .ThenBy(hit => hit.Version.Summary.Code, StringComparer.Ordinal);
    }

    private static bool Passes(ProcedureSummary summary, ProcedureQuery query) =>
        (string.IsNullOrEmpty(query.Field) || summary.Field == query.Field)
        && (string.IsNullOrEmpty(query.Level) || summary.Levels.Contains(query.Level))
        && (query.Audience is not { } audience || summary.Audiences.Contains(audience))
        && (string.IsNullOrEmpty(query.LifeEvent) || summary.LifeEvents.Contains(query.LifeEvent));
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
