using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Desk;

/// <summary>What the administrator of the platform and the auditor want to know of news under way, of the copies and of the audit's
/// seals.</summary>
internal sealed class PlatformFigures(KernelDb db, KnownNews known, TimeProvider clock) : IDeskPart
{
    /// <summary>The timer that ships makes a copy each night.</summary>
    private static readonly TimeSpan CopyIsOld = TimeSpan.FromDays(2);

    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var figures = new List<DeskFigure>();
        if (actor.Holds(OfficerRole.SystemAdministrator))
        {
            var failing = await db.Outbox.CountAsync(message => message.DeliveredAt == null && message.Attempts > 0, cancellation);
            figures.Add(DeskFigure.Of(
                DeskFigure.Platform, "Tin chuyển không được", failing, failing == 0 ? "không có" : "đang thử lại; xem nhật ký máy chủ",
                isWork: true));
            var names = known.Names;
            var unknown = await db.Outbox.CountAsync(message => message.DeliveredAt == null && !names.Contains(message.Type), cancellation);
            if (unknown > 0)
            {
                figures.Add(DeskFigure.Of(
                    DeskFigure.Platform, "Tin không phân hệ nào nhận", unknown, "đang chờ; chạy lệnh verify để xem loại tin",
                    isWork: true));
            }

            figures.Add(await LastCopyAsync(cancellation));
        }

        if (actor.Holds(OfficerRole.SystemAdministrator) || actor.Holds(OfficerRole.Auditor))
        {
            var unsealed = await db.Unsealed.CountAsync(cancellation);
            figures.Add(
                DeskFigure.Of(DeskFigure.Platform, "Nhật ký chờ niêm phong", unsealed, "dòng; bình thường dưới một phút là niêm phong"));
            figures.Add(await LastStampAsync(cancellation));
        }

        return figures;
    }

    private async Task<DeskFigure> LastCopyAsync(CancellationToken cancellation)
    {
        const string Title = "Bản sao lưu mới nhất";
        var details = await db.Audit.AsNoTracking().Where(row => row.SubjectType == CopyMade.Subject)
            .OrderByDescending(row => row.At).Select(row => row.Details).FirstOrDefaultAsync(cancellation);
        if (details is null)
        {
            return new DeskFigure(
                DeskFigure.Platform, Title, "chưa có", "đặt lịch chạy lệnh backup hằng đêm, ra máy khác", IsUrgent: true);
        }

        var made = JsonText.Parse<CopyMade>(details);
        var isOld = made.DatabaseAt < clock.GetUtcNow() - CopyIsOld;
        var checkedWords = made.Broken == 0
            ? $"đủ {made.Files.ToString("N0", VietnamTime.Culture)} tệp, đã đối chiếu từng tệp"
            : $"đã đối chiếu, thiếu {made.Broken.ToString("N0", VietnamTime.Culture)} tệp hỏng: chạy verify rồi sao lưu lại";
        return new DeskFigure(
            DeskFigure.Platform, Title, VietnamTime.Short(made.DatabaseAt),
            isOld ? $"{checkedWords}; đã quá 2 ngày, xem lịch sao lưu" : checkedWords,
            IsUrgent: isOld || made.Broken > 0);
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
