using System.Collections.Concurrent;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Searching;

namespace XaDienTu.Procedures.Finding;

/// <summary>
/// The published versions a node keeps in memory between two publications. A province has some two thousand procedures: they are found
/// in memory in about a millisecond, so no search index of the database is needed and both databases answer alike.
/// </summary>
internal sealed class Snapshot(Guid stamp, IReadOnlyList<PublishedVersion> versions)
{
    private readonly ILookup<string, PublishedVersion> byCode = versions.ToLookup(version => version.Summary.Code, StringComparer.Ordinal);
    private volatile DayInForce? lastDay;

    public Guid Stamp => stamp;

    public PublishedVersion? InForce(string code, DateOnly at) =>
        byCode[code].Where(version => version.IsInForce(at)).OrderBy(version => version.From).ThenBy(version => version.Summary.VersionId)
            .LastOrDefault();

    /// <summary>One version per procedure, by name. Nearly every question is about today, so the last day is remembered.</summary>
    public DayInForce InForce(DateOnly at)
    {
        if (lastDay is { } known && known.At == at)
        {
            return known;
        }

        // One reference: readers at the same time see a day with its own versions, never with another day's.
        return lastDay = new(at, [.. byCode.Select(group => InForce(group.Key, at)).OfType<PublishedVersion>()
            .OrderBy(version => version.FoldedName, StringComparer.Ordinal)
            .ThenBy(version => version.Summary.Code, StringComparer.Ordinal)]);
    }
}

/// <summary>What is in force on one day, ready to be searched.</summary>
internal sealed class DayInForce(DateOnly at, IReadOnlyList<PublishedVersion> versions)
{
    public DateOnly At => at;

    public IReadOnlyList<PublishedVersion> Versions => versions;

    public Ranking Ranking { get; } = new(versions);
}

/// <param name="FoldedName">Without marks, for the order of names.</param>
internal sealed record PublishedVersion(ProcedureSummary Summary, DateOnly From, DateOnly? To, string FoldedName, SearchedText SearchedBy)
{
    public static PublishedVersion Of(Guid id, ProcedureContent content) => new(
        new ProcedureSummary(
            id, content.Code, content.Name, content.Field, content.Summary, content.ReceivingLevels, content.Audiences,
            content.Channels, content.Term.Text, content.LifeEvents),
        content.EffectiveFrom, content.EffectiveTo, FoldedText.Of(content.Name), SearchedByOf(content));

    public bool IsInForce(DateOnly at) => From <= at && (To is null || at < To);

    /// <summary>What the people call it counts nearly as much as its name; what it belongs to and brings is a last help.</summary>
    private static SearchedText SearchedByOf(ProcedureContent content) => SearchedText.Of(
    [
        (content.Name, 1), (content.Code, 1), .. content.Synonyms.Select(synonym => (synonym, 0.97)),
        .. content.Results.Select(result => (result.Name, 0.6)), (content.Field, 0.5),
    ]);
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
