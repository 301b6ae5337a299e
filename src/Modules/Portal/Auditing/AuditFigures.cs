using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Portal.Auditing;

/// <summary>
/// For the auditor: how often what wants a look happened these days, each with the way to its rows. Counts only: who reads rows leaves a
/// row.
/// </summary>
internal sealed class AuditFigures(AuditReading audit, AuditWords words, TimeProvider clock) : IDeskPart
{
    private const int Days = 7;

    // Refusals and wrong secrets first; then what gives or takes power, and what leaves the platform.
    private static readonly string[] Always = ["access-refused", "SignInFailed", "AccountLocked", "CodeRefused"];

    private static readonly string[] WhenTheyHappened =
        ["PasswordRefused", "ResetRefused", "ResetAgreed", "ResetLinkRefused", "TokenRefused", "AccountCreated", "PostAdded", "PostEnded",
            "CertificateRevoked", "audit-exported"];

    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.Auditor))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var from = now.VietnamDate().AddDays(1 - Days).At(TimeOnly.MinValue).ToUniversalTime();
        var counts = await audit.CountAsync(from, [.. Always, .. WhenTheyHappened], cancellation);
        var figures = Always.Concat(WhenTheyHappened.Where(counts.ContainsKey)).Select(action => DeskFigure.Of(
            DeskFigure.Audit, words.Of(action), counts.GetValueOrDefault(action), "dòng nhật ký", $"{AuditPage.Address}?viec={action}"))
                .ToList();
        var verified = await audit.LastAtAsync("audit-verified", "audit", "chain", cancellation);
        figures.Add(new DeskFigure(
            DeskFigure.Platform, "Kiểm tra chuỗi gần nhất", verified is { } at ? VietnamTime.Short(at) : "chưa có",
            verified is null ? "mở Nhật ký rồi kiểm tra" : "trên trang Nhật ký", $"{AuditPage.Address}#verify",
            IsUrgent: verified is null || verified < now.AddDays(-Days)));
        return figures;
    }
}
