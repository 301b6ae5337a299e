using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.TwoSteps;

/// <summary>Binds an authenticator app: shows a secret, and takes it on when a code proves that the app holds it.</summary>
internal sealed class EnrolTotp(AccountsDb db, Work work, CodeCheck check, TimeProvider clock)
{
    /// <summary>An offered secret, encrypted for its way through the browser.</summary>
    public const int MaxSealedLength = 1000;

    /// <summary>The proposed secret travels in the form, encrypted; nothing is stored until the code fits.</summary>
    public sealed record Offer(string Sealed, string Secret, string Uri);

    /// <param name="RecoveryCodes">Shown this once.</param>
    public sealed record Output(Account Account, IReadOnlyList<string> RecoveryCodes);

    public Offer Propose(Account account) => Describe(account, RandomNumberGenerator.GetBytes(Totp.SecretBytes));

    /// <summary>The same offer again, after a code that did not fit.</summary>
    public Offer Repeat(Account account, string? sealedSecret) =>
        check.Open(account.Id, sealedSecret) is { } secret ? Describe(account, secret) : Propose(account);

    /// <param name="sessionStamp">Of the session that asks. No password is asked for, so a session that ended at another node a moment ago must not begin a new one.</param>
    public async Task<Result<Output>> RunAsync(string? sealedSecret, string? code, string? sessionStamp, Actor actor, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(row => row.Id == actor.AccountId && row.SecurityStamp == sessionStamp, cancellation) is not { } account)
        {
            return Error.Conflict("accounts.session-ended", "Phiên đăng nhập này đã kết thúc. Đăng nhập lại rồi bật xác thực hai bước.");
        }

        if (account.HasTotp)
        {
            return Error.Conflict("accounts.totp-on", "Xác thực hai bước đã bật. Tắt trước khi gắn điện thoại khác.");
        }

        if (check.Open(account.Id, sealedSecret) is not { } secret
            || Totp.Match(secret, Digits.Of(code), clock.GetUtcNow(), 0) is not { } step)
        {
            return Error.Field("accounts.code", "Code", "Mã chưa khớp. Xem lại giờ của điện thoại, chờ mã mới rồi nhập lại.");
        }

        account.TotpSecret = check.Protect(secret);
        account.TotpLastStep = step;
        var codes = CodeCheck.RenewRecoveryCodes(account);
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "TotpEnabled", "account", actor.Id);
        await work.SaveAsync(cancellation);
        return new Output(account, codes);
    }

    private Offer Describe(Account account, byte[] secret)
    {
        var text = Totp.ToBase32(secret);
        var issuer = Uri.EscapeDataString("Xã điện tử");
        return new Offer(
            check.Seal(account.Id, secret), string.Join(' ', text.Chunk(4).Select(part => new string(part))),
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={text}&issuer={issuer}");
    }
}
