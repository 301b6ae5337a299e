using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Accounts.Officers;

/// <summary>
/// An administrator asks that an officer gets new credentials. Nothing changes yet and nothing is shown: a second administrator decides
/// (<see cref="DecideReset"/>), and the holder alone receives the link. Every post handles cases, administers or audits: all are guarded
/// alike.
/// </summary>
internal sealed class AskReset(AccountsDb db, Work work, AccountRights rights, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict(
        "accounts.changed", "Yêu cầu của tài khoản này vừa thay đổi. Tải lại trang rồi gửi lại nếu vẫn cần.");

    private static readonly Error Unknown = Error.NotFound("accounts.unknown", "Cán bộ này chưa có tài khoản. Mở tài khoản trước.");

    private static readonly Error NoTotp = Error.Conflict(
        "accounts.no-totp", "Tài khoản này chưa bật xác thực hai bước nên không có gì để gỡ. Chọn đặt lại mật khẩu.");

    private static readonly Error NoMail = Error.Conflict(
        "accounts.no-mail",
        "Tài khoản không có thư điện tử nên không đặt lại được cả hai. Chọn đặt lại mật khẩu và nhờ người ấy dùng một mã dự phòng.");

    public Task<Result<CredentialReset>> RunAsync(
        Guid officerId, ResetKind kind, bool isLeak, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(officerId, kind, isLeak, actor, cancellation), cancellation);

    private async Task<Result<CredentialReset>> ChangeAsync(
        Guid officerId, ResetKind kind, bool isLeak, Actor actor, CancellationToken cancellation)
    {
        if (await rights.RefusalAsync(actor, officerId, cancellation) is { } refusal)
        {
            db.Record(actor, clock.GetUtcNow(), "ResetRefused", "officer", officerId.ToString(), new { refusal.Code });
            await work.SaveAsync(cancellation);
            return refusal;
        }

        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(row => row.OfficerId == officerId, cancellation) is not { } account)
        {
            return Unknown;
        }

        if (kind is ResetKind.SecondStep or ResetKind.Both && !account.HasTotp)
        {
            return NoTotp;
        }

        if (kind is ResetKind.Both && account.Email is null)
        {
            return NoMail;
        }

        foreach (var older in await db.CredentialResets
            .Where(row => row.AccountId == account.Id && row.State == ResetState.Waiting).ToListAsync(cancellation))
        {
            older.State = ResetState.Replaced;
        }

        var asked = Open(account, kind is ResetKind.Password && account.PasswordHash is null ? ResetKind.First : kind, isLeak, actor);
        return asked;
    }

    /// <summary>The request itself; the caller saves.</summary>
    public CredentialReset Open(Account account, ResetKind kind, bool isLeak, Actor actor)
    {
        var now = clock.GetUtcNow();
        var reset = new CredentialReset
        {
            AccountId = account.Id, Kind = kind, IsLeak = isLeak, AskedBy = actor.Id, AskedByName = actor.Name, AskedAt = now,
        };
        db.CredentialResets.Add(reset);
        db.Record(actor, now, "ResetAsked", "account", account.Id.ToString(), new { reset.Id, Kind = kind, isLeak });
        db.Notify(AccountNotice.OfCredentials(
            account.Id,
            $"{actor.Name} yêu cầu {reset.What} của tài khoản này lúc {VietnamTime.Short(now)}, chờ người thứ hai đồng ý. "
            + "Không nhờ thì báo quản trị cấp trên.",
            now));
        return reset;
    }
}
