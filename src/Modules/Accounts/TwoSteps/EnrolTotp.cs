using System.Security.Cryptography;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.TwoSteps;

/// <summary>Binds an authenticator app: shows a secret, and takes it on when a code proves that the app holds it.</summary>
internal sealed class EnrolTotp(
    AccountsDb db, Work work, CodeCheck check, Attempts attempts, PasswordCheck passwords, TimeProvider clock)
{
    /// <summary>An offered secret, encrypted for its way through the browser.</summary>
    public const int MaxSealedLength = 1000;

    /// <summary>The proposed secret travels in the form, encrypted; nothing is stored until the code fits.</summary>
    public sealed record Offer(string Sealed, string Secret, string Uri);

    /// <param name="Session">The session that asks.</param>
    public sealed record Input(string? Sealed, string? Code, string? Password, Guid? Session);

    /// <param name="RecoveryCodes">Shown this once.</param>
    public sealed record Output(Account Account, IReadOnlyList<string> RecoveryCodes);

    public Offer Propose(Account account) => Describe(account, RandomNumberGenerator.GetBytes(Totp.SecretBytes));

    /// <summary>The same offer again, after a code that did not fit.</summary>
    public Offer Repeat(Account account, string? sealedSecret) =>
        check.Open(account.Id, sealedSecret) is { } secret ? Describe(account, secret) : Propose(account);

    /// <summary>Asks for the password again: a desk left open for a minute must not bind a stranger's phone for good.</summary>
    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken cancellation)
    {
        var attempt = await attempts.TakeAsync(actor.AccountId, cancellation);
        if (attempt is Attempt.Refused)
        {
            return Error.Field("accounts.locked", "Password", "Sai mật khẩu quá 5 lần. Chờ 15 phút rồi làm lại.");
        }

        if (await db.LivingSessionAsync(input.Session, clock.GetUtcNow(), cancellation) is not { Account: var account })
        {
            return Error.Conflict("accounts.session-ended", "Phiên đăng nhập này đã kết thúc. Đăng nhập lại rồi bật xác thực hai bước.");
        }

        if (!await passwords.IsRightAsync(account, account.PasswordHash!, input.Password ?? "", cancellation))
        {
            db.Record(actor, clock.GetUtcNow(), "PasswordRefused", "account", actor.Id);
            await work.SaveAsync(cancellation);
            return Error.Field("accounts.password", "Password", "Mật khẩu hiện tại chưa đúng. Nhập lại.");
        }

        if (account.HasTotp)
        {
            return Error.Conflict("accounts.totp-on", "Xác thực hai bước đã bật. Tắt trước khi gắn điện thoại khác.");
        }

        if (check.Open(account.Id, input.Sealed) is not { } secret
            || Totp.Match(secret, Digits.Of(input.Code), clock.GetUtcNow(), 0) is not { } step)
        {
            return Error.Field("accounts.code", "Code", "Mã chưa khớp. Xem lại giờ của điện thoại, chờ mã mới rồi nhập lại.");
        }

        account.TotpSecret = check.Protect(secret);
        account.TotpLastStep = step;
        var codes = CodeCheck.RenewRecoveryCodes(account);
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "TotpEnabled", "account", actor.Id);
        await using var transaction = await work.BeginAsync(cancellation);
        await attempts.ForgiveAsync(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
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
