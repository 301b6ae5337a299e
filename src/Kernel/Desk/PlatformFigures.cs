using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Desk;

/// <summary>What the administrator of the platform and the auditor want to know of news under way and of the audit's seals.</summary>
internal sealed class PlatformFigures(KernelDb db) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var figures = new List<DeskFigure>();
        if (actor.Holds(OfficerRole.SystemAdministrator))
        {
            var failing = await db.Outbox.CountAsync(message => message.DeliveredAt == null && message.Attempts > 0, cancellation);
            figures.Add(DeskFigure.Of(
                DeskFigure.Platform, "Tin chuyển không được", failing, failing == 0 ? "không có" : "đang thử lại; xem nhật ký máy chủ", isWork: true));
        }

        if (actor.Holds(OfficerRole.SystemAdministrator) || actor.Holds(OfficerRole.Auditor))
        {
            var unsealed = await db.Unsealed.CountAsync(cancellation);
            figures.Add(DeskFigure.Of(DeskFigure.Platform, "Nhật ký chờ niêm phong", unsealed, "dòng; bình thường dưới một phút là niêm phong"));
            figures.Add(await LastStampAsync(cancellation));
        }

        return figures;
    }

    private async Task<DeskFigure> LastStampAsync(CancellationToken cancellation)
    {
        var last = await db.Stamps.AsNoTracking().OrderByDescending(stamp => stamp.Place)
            .Select(stamp => new { stamp.Number, stamp.At, stamp.ShippedAt }).FirstOrDefaultAsync(cancellation);
        return last is null
            ? new DeskFigure(DeskFigure.Platform, "Mốc nhật ký mới nhất", "chưa có", "mốc đầu có sau giờ đầu chạy nền tảng")
            : new DeskFigure(
                DeskFigure.Platform, "Mốc nhật ký mới nhất", last.Number.ToString("N0", VietnamTime.Culture),
                $"đóng dấu {VietnamTime.Short(last.At)}, {(last.ShippedAt is { } shipped ? $"chuyển ra ngoài {VietnamTime.Short(shipped)}" : "chưa chuyển ra ngoài")}");
    }
}
