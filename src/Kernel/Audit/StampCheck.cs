using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Audit;

/// <summary>
/// Holds the chain against its stamps: each is the authority's own, is for the hash that stands there, and was given while that was the
/// last one. The authority stamps what it is shown, but only at the time it is: old heads cannot be had anew.
/// </summary>
internal sealed class StampCheck(KernelDb db, IServiceProvider services)
{
    private const int AtOnce = 100;

    /// <summary>Nodes' clocks differ, and between a head and its stamp a seal may be added.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    /// <summary>What the table says of a token's time is rounded by the database.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(10);

    /// <param name="after">Stamps of heads up to this number are not looked at.</param>
    public async Task RunAsync(long after, Faults faults, CancellationToken cancellation)
    {
        var previous = await db.Stamps.AsNoTracking().Where(stamp => stamp.Number <= after).OrderByDescending(stamp => stamp.Place)
            .FirstOrDefaultAsync(cancellation);
        List<AuditStamp> some;
        do
        {
            var place = previous?.Place ?? 0;
            some = await db.Stamps.AsNoTracking().Where(stamp => stamp.Place > place).OrderBy(stamp => stamp.Place).Take(AtOnce)
                .ToListAsync(cancellation);
            var numbers = some.SelectMany(stamp => new[] { stamp.Number, stamp.Number + 1 }).ToHashSet();
            var seals = await db.Seals.Where(seal => numbers.Contains(seal.Number))
                .Select(seal => new SealSpot(seal.Number, seal.Hash, seal.SealedAt)).ToDictionaryAsync(seal => seal.Number, cancellation);
            foreach (var stamp in some)
            {
                if (faults.AreMany)
                {
                    return;
                }

                if (stamp.Place != (previous?.Place ?? 0) + 1 || stamp.Number <= (previous?.Number ?? 0))
                {
                    faults.Add($"Thiếu dấu thời gian thứ {(previous?.Place ?? 0) + 1}, hoặc các dấu đã bị đổi chỗ.");
                }

                await CheckAsync(stamp, previous, seals.GetValueOrDefault(stamp.Number), seals.GetValueOrDefault(stamp.Number + 1), faults,
                    cancellation);
                previous = stamp;
            }
        }
        while (some.Count > 0);
    }

    private async Task CheckAsync(
        AuditStamp stamp, AuditStamp? previous, SealSpot? head, SealSpot? next, Faults faults, CancellationToken cancellation)
    {
        if (head is null)
        {
            faults.Add($"Mốc {stamp.Number} đã được đóng dấu thời gian nhưng chuỗi không còn niêm phong đó: nhật ký đã bị cắt bớt.");
            return;
        }

        if (services.GetService<IStampHeads>() is not { } authority)
        {
            return;
        }

        var judged = await authority.JudgeAsync(stamp.Token, cancellation);
        if (judged.Fault is { } fault)
        {
            faults.Add($"Dấu thời gian của mốc {stamp.Number} không tin được: {fault}.");
        }
        else if (stamp.Hash != head.Hash || Convert.ToHexStringLower(judged.Imprint) != head.Hash)
        {
            faults.Add($"Mốc {stamp.Number} không còn như lúc được đóng dấu: nhật ký đã bị làm lại từ trước mốc đó.");
        }
        else if (judged.At < head.SealedAt - Leeway || judged.At > next?.SealedAt + Leeway || judged.At < previous?.At - Leeway
            || (judged.At - stamp.At).Duration() > Rounding)
        {
            faults.Add(
                $"Mốc {stamp.Number} được đóng dấu lúc {VietnamTime.Short(judged.At)}, không khớp thứ tự của chuỗi: mốc đã bị làm lại, hoặc giờ máy chủ đã bị chỉnh.");
        }
    }

    private sealed record SealSpot(long Number, string Hash, DateTimeOffset SealedAt);
}
