using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.WorkingTime;

/// <summary>Takes back office hours that do not hold yet.</summary>
internal sealed class WithdrawHours(OrganizationsDb db, Work work, IOrganizationDirectory directory, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict("calendar.changed", "Người khác vừa sửa lịch. Tải lại trang để xem.");

    public Task<Result<Done>> RunAsync(Guid organizationId, DateOnly from, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(organizationId, from, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(Guid organizationId, DateOnly from, Actor actor, CancellationToken cancellation)
    {
        var tree = await directory.GetAsync(cancellation);
        if (!WorkingTimeRights.MaySetHours(actor, organizationId, tree))
        {
            return WorkingTimeRights.NotHours;
        }

        if (await db.Hours.FindAsync([organizationId, from], cancellation) is not { } hours)
        {
            return Error.NotFound("calendar.hours-unknown", "Không còn giờ làm việc này. Tải lại trang để xem.");
        }

        if (from <= clock.VietnamToday())
        {
            return Error.Conflict("calendar.hours-past", "Giờ làm việc này đã có hiệu lực. Đặt giờ mới từ một ngày sắp tới.");
        }

        db.Hours.Remove(hours);
        db.Record(actor, clock.GetUtcNow(), "AgencyHoursWithdrawn", "organization", organizationId.ToString(),
            new { from, hours.Weekday, hours.Saturday });
        db.Touch();
        return new Done();
    }
}
