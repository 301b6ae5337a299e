using System.Globalization;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Finding;

/// <summary>Where a case stands in a list that is newest first.</summary>
internal sealed class ListPlace
{
    public required Guid CaseId { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }
}

/// <summary>The part of such a list that a search may still look at.</summary>
/// <param name="Before">Everything from here on is too new.</param>
/// <param name="Last">The last row of the page before, if there was one.</param>
internal sealed record SearchRange(DateTimeOffset? From, DateTimeOffset? Before, ListPlace? Last)
{
    public static SearchRange Of(DateOnly? firstDay, DateOnly? lastDay, string? cursor) => new(
        firstDay?.At(TimeOnly.MinValue).ToUniversalTime(), lastDay?.AddDays(1).At(TimeOnly.MinValue).ToUniversalTime(), Read(cursor));

    public static string CursorOf(FoundCase row) => string.Create(CultureInfo.InvariantCulture, $"{row.SubmittedAt.UtcTicks}|{row.Id}");

    public IQueryable<Case> Cut(IQueryable<Case> cases) => Cut(cases, nameof(Case.Id));

    public IQueryable<CaseAgency> Cut(IQueryable<CaseAgency> agencies) => Cut(agencies, nameof(CaseAgency.CaseId));

    public IQueryable<WordHit> Cut(IQueryable<WordHit> hits)
    {
        var (from, before) = (From?.UtcTicks ?? 0, Before?.UtcTicks ?? long.MaxValue);
        hits = hits.Where(hit => hit.Ticks >= from && hit.Ticks < before);
        return Last is { CaseId: var last, SubmittedAt.UtcTicks: var at }
            ? hits.Where(hit => hit.Ticks < at || (hit.Ticks == at && hit.Id < last))
            : hits;
    }

    private IQueryable<T> Cut<T>(IQueryable<T> rows, string id)
        where T : class
    {
        if (From is { } from)
        {
            rows = rows.Where(row => EF.Property<DateTimeOffset>(row, nameof(ListPlace.SubmittedAt)) >= from);
        }

        if (Before is { } before)
        {
            rows = rows.Where(row => EF.Property<DateTimeOffset>(row, nameof(ListPlace.SubmittedAt)) < before);
        }

        if (Last is { CaseId: var last, SubmittedAt: var at })
        {
            // The first half says nothing new, but an index can be entered there; the "or" alone is tested on every row from the newest on.
            rows = rows.Where(row => EF.Property<DateTimeOffset>(row, nameof(ListPlace.SubmittedAt)) <= at
                && (EF.Property<DateTimeOffset>(row, nameof(ListPlace.SubmittedAt)) < at || EF.Property<Guid>(row, id) < last));
        }

        return rows;
    }

    private static ListPlace? Read(string? cursor) =>
        Cursor.Read(cursor)?.Split('|') is [var ticks, var id]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParse(id, out var last)
            ? new ListPlace { CaseId = last, SubmittedAt = new DateTimeOffset(at, TimeSpan.Zero) }
            : null;
}
