using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Directory;

/// <summary>Serves the snapshot as long as the stamps say that it is the newest.</summary>
internal sealed class OrganizationDirectory(OrganizationsDb db, Stamps stamps, SnapshotCache cache) : IOrganizationDirectory,
IWorkingCalendars
{
    private Snapshot? seen;

    public async ValueTask<OrganizationTree> GetAsync(CancellationToken cancellation) => (await SnapshotAsync(cancellation)).Tree;

    public async ValueTask<WorkingCalendar> ForAsync(Guid organizationId, CancellationToken cancellation) =>
        (await SnapshotAsync(cancellation)).CalendarFor(organizationId);

    public async ValueTask<WorkingCalendar> DefaultAsync(CancellationToken cancellation) =>
        (await SnapshotAsync(cancellation)).DefaultCalendar;

    internal async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        if (seen is not null)
        {
            return seen;
        }

        var stamp = await stamps.OfAsync<OrganizationsDb>(cancellation);
        if (cache.Current is not { } current || current.Stamp != stamp)
        {
            // Read after the stamp: a change in between makes the snapshot newer than its stamp, never older.
            current = await ReadAsync(stamp, cancellation);
            cache.Current = current;
        }

        return seen = current;
    }

    private async Task<Snapshot> ReadAsync(Guid stamp, CancellationToken cancellation)
    {
        var organizations = await db.Organizations.AsNoTracking().ToListAsync(cancellation);
        var successors = (await db.Successions.AsNoTracking().ToListAsync(cancellation))
            .ToLookup(row => row.OrganizationId, row => row.SuccessorId);
        var hours = await db.Hours.AsNoTracking().ToListAsync(cancellation);
        var days = await db.CalendarDays.AsNoTracking().ToListAsync(cancellation);
        return new(
            stamp,
            new OrganizationTree(organizations.Select(organization => organization.Summary(successors[organization.Id]))),
            hours.ToLookup(row => row.OrganizationId, row => new WorkingHoursFrom(row.From, WorkingHours.Parse(row.Weekday, row.Saturday))),
            PublicHolidays.Official.Between(
                WorkingCalendar.FirstDay.Year,
                WorkingCalendar.LastDay.Year,
                days.Select(day => new CalendarEntry(day.Date, day.Kind, day.Note))));
    }
}
