using System.Collections.Concurrent;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>
/// The published versions a node keeps in memory between two publications. A province has some two thousand procedures: walking all
/// of them takes about a millisecond, so no search index of the database is needed and both databases answer alike.
/// </summary>
internal sealed class Snapshot(Guid stamp, IReadOnlyList<PublishedVersion> versions)
{
    private readonly ILookup<string, PublishedVersion> byCode = versions.ToLookup(version => version.Summary.Code, StringComparer.Ordinal);
    private volatile OneDay? lastDay;

    public Guid Stamp => stamp;

    public PublishedVersion? InForce(string code, DateOnly at) =>
        byCode[code].Where(version => version.IsInForce(at)).OrderBy(version => version.From).ThenBy(version => version.Summary.VersionId).LastOrDefault();

    /// <summary>One version per procedure, by name. Nearly every question is about today, so the last day is remembered.</summary>
    public IReadOnlyList<PublishedVersion> InForce(DateOnly at)
    {
        if (lastDay is { } known && known.At == at)
        {
            return known.Versions;
        }

        var inForce = byCode.Select(group => InForce(group.Key, at)).OfType<PublishedVersion>()
            .OrderBy(version => version.FoldedName, StringComparer.Ordinal).ThenBy(version => version.Summary.Code, StringComparer.Ordinal).ToList();
        lastDay = new(at, inForce);
        return inForce;
    }

    // One reference: readers at the same time see a day with its own versions, never with another day's.
    private sealed record OneDay(DateOnly At, IReadOnlyList<PublishedVersion> Versions);
}

/// <param name="SearchText">Folded words, each behind a blank.</param>
/// <param name="FoldedName">Likewise, of the name alone.</param>
/// <param name="ExactText">Name and synonyms with their marks, lower case, each word behind a blank.</param>
internal sealed record PublishedVersion(
    ProcedureSummary Summary, DateOnly From, DateOnly? To, string SearchText, string FoldedName, string ExactText)
{
    public bool IsInForce(DateOnly at) => From <= at && (To is null || at < To);
}

/// <summary>The snapshot of this process, and the contents it has been asked for.</summary>
internal sealed class SnapshotCache
{
    private const int MostContents = 1000;
    private readonly ConcurrentDictionary<Guid, PublishedProcedure> contents = new();
    private volatile Snapshot? newest;

    public Snapshot? Current
    {
        get => newest;
        set => newest = value;
    }

    public PublishedProcedure? Content(Guid versionId) => contents.GetValueOrDefault(versionId);

    public PublishedProcedure Keep(PublishedProcedure procedure)
    {
        if (contents.Count >= MostContents)
        {
            contents.Clear();
        }

        return contents.GetOrAdd(procedure.VersionId, procedure);
    }
}
