using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Lifecycle;

namespace XaDienTu.Cases.Tracking;

/// <summary>The two queries of public tracking, translated once: half the province presses the same button. Held by the host, since a translation belongs to one database's model.</summary>
internal sealed class TrackingQueries
{
    public Func<CasesDb, string, CancellationToken, Task<Case?>> CaseOf { get; } = EF.CompileAsyncQuery(
        (CasesDb db, string code, CancellationToken cancellation) => db.Cases.AsNoTracking()
            .Include(found => found.Steps)
            .Include(found => found.Supplements)
            // Few rows of each: one round trip costs less than repeating the case in each row.
            .AsSingleQuery()
            .SingleOrDefault(found => found.Code == code));

    public Func<CasesDb, Guid, IAsyncEnumerable<TrackedEvent>> EventsOf { get; } = EF.CompileAsyncQuery(
        (CasesDb db, Guid caseId) => db.History.AsNoTracking().Where(line => line.CaseId == caseId && line.Public)
            .OrderByDescending(line => line.At)
            .Select(line => new TrackedEvent(line.At, line.Sentence, CaseHistory.KindsToldWithNote.Contains(line.Kind) ? line.Note : null)));
}
