using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Verifying;

/// <summary>News that wait are normal, in a copy too; news that fail again and again need somebody.</summary>
internal sealed class OutboxCheck(KernelDb db, KnownNews known, TimeProvider clock) : IDataCheck
{
    /// <summary>Attempts wait 2, 4, 8… seconds: after eight of them it is no passing trouble any more.</summary>
    private const int Patience = 8;

    public string Title => "Tin chờ chuyển";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var waiting = db.Outbox.AsNoTracking().Where(message => message.DeliveredAt == null);
        var count = await waiting.CountAsync(cancellation);
        var retried = await waiting.CountAsync(message => message.Attempts > 0, cancellation);
        var oldest = await waiting.OrderBy(message => message.OccurredAt).Select(message => (DateTimeOffset?)message.OccurredAt)
            .FirstOrDefaultAsync(cancellation);
        var stuck = await waiting.Where(message => message.Attempts >= Patience).OrderBy(message => message.OccurredAt)
            .Select(message => $"Tin {message.Id} ({message.Type}) lỗi {message.Attempts} lần: {message.LastError}.")
            .ToListAsync(cancellation);
        var names = known.Names;
        stuck.AddRange((await waiting.Where(message => !names.Contains(message.Type)).GroupBy(message => message.Type)
                .Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellation))
            .Select(same =>
                $"{same.Count:N0} tin loại {same.Key}: phần mềm đang chạy không biết loại này, tin chờ đến khi có phân hệ nhận."));
        var age = oldest is null ? "" : $", tin cũ nhất chờ {clock.GetUtcNow() - oldest:d\\.hh\\:mm\\:ss}";
        return new CheckAnswer(
            $"{count:N0} tin chờ{age}, {retried:N0} tin đã lỗi ít nhất một lần", stuck,
            "Xem nhật ký chương trình theo mã tin để sửa nguyên nhân; tin sẽ được chuyển lại.");
    }
}
