using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Time;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Ui.Histories;

/// <summary>What was done to a thing, newest first, as its page shows it.</summary>
/// <param name="IsCut">There is more than a page shows.</param>
public sealed record History(IReadOnlyList<TimelineEntry> Entries, bool IsCut)
{
    /// <summary>Path of the partial view that draws it.</summary>
    public const string View = "/Histories/History.cshtml";
}

/// <summary>
/// The timeline of a thing from the audit, in the words of its module. Whoever may see the thing's page may see who changed it; that
/// is checked before: <c>History = await histories.OfAsync("program", clientId, [], cancellation);</c>
/// </summary>
public sealed class HistoryReading(AuditReading audit, AuditWords words, AuditIds ids)
{
    private const int Most = 50;

    /// <param name="leftOut">Actions that change nothing about it: looks, uses of a key.</param>
    public async Task<History> OfAsync(
        string subjectType, string subjectId, IReadOnlyCollection<string> leftOut, CancellationToken cancellation)
    {
        var page = await audit.ChangesOfAsync(subjectType, subjectId, leftOut, null, Most, cancellation);
        var names = await ids.NamesAsync(page.Items, cancellation);
        return new(
            [
                .. page.Items.Select(row => new TimelineEntry(
                    words.Of(row.Action), VietnamTime.Short(row.At), Person: row.ActorName,
                    Note: AuditDetails.Words(row.Details, words, names))),
            ],
            page.Next is not null);
    }
}
