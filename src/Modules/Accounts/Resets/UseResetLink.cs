using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Passwords;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Accounts.Resets;

/// <summary>
/// The holder opens the link and takes new credentials. The link alone is not enough where a proof is left that no administrator has: the
/// second step for a new password, the password for a new second step.
/// </summary>
internal sealed class UseResetLink(
    AccountsDb db, Work work, Attempts attempts, CodeCheck codes, PasswordCheck passwords, IPasswordHasher<Account> hasher,
    AccountsSettings settings, TimeProvider clock)
{
    private static readonly Error Unknown = Error.NotFound(
        "accounts.link-unknown", "Đường dẫn này không đúng. Chép lại đủ từ thư đã nhận, hoặc nhờ quản trị gửi đường dẫn mới.");

    private static readonly Error Used = Error.Conflict(
        "accounts.link-used", "Đường dẫn này đã dùng rồi. Đăng nhập bằng mật khẩu đã đặt; không phải mình đặt thì báo ngay cho quản trị.");

    private static readonly Error Replaced = Error.Conflict(
        "accounts.link-replaced", "Đường dẫn này đã thay bằng đường dẫn gửi sau. Mở thư mới nhất.");

    private static readonly Error Over = Error.Conflict(
        "accounts.link-over", "Đường dẫn này đã quá 24 giờ. Nhờ quản trị gửi đường dẫn mới.");

    public sealed record Opened(CredentialReset Reset, Account Account)
    {
        public bool NeedsCode => Reset.Kind is ResetKind.Password or ResetKind.First && Account.HasTotp;
    }

    /// <param name="Proof">Code of the second step, or the password that still counts.</param>
    public sealed record Input(string? Token, string? New, string? Proof);

    public async Task<Result<Opened>> OpenAsync(string? token, CancellationToken cancellation)
    {
        if (ResetLink.HashOf(token) is not { } hash
            || await db.CredentialResets.SingleOrDefaultAsync(row => row.LinkHash == hash, cancellation) is not { } reset
            || await db.Accounts.SingleOrDefaultAsync(row => row.Id == reset.AccountId, cancellation) is not { } account
            || (account.IsDemo && !settings.Demo))
        {
            return Unknown;
        }

        return reset.State is ResetState.Used ? Used
            : reset.State is not ResetState.Agreed ? Replaced
            : reset.IsLinkOver(clock.GetUtcNow()) ? Over
            : new Opened(reset, account);
    }

    public async Task<Result<Account>> RunAsync(Input input, CancellationToken cancellation)
    {
        var opened = await OpenAsync(input.Token, cancellation);
        if (!opened.Ok)
        {
            db.Record(Actor.Anonymous, clock.GetUtcNow(), "ResetLinkRefused", "account", "unknown", new { opened.Error.Code });
            await work.SaveAsync(cancellation);
            return opened.Error;
        }

        var (reset, account) = opened.Value;
        if (reset.SetsPassword && PasswordRules.Fault(account, input.New ?? "") is { } fault)
        {
            return Error.Field("accounts.refused", "New", fault);
        }

        if (await ProofFaultAsync(opened.Value, input.Proof ?? "", cancellation) is { } refused)
        {
            db.Record(Actor.Anonymous, clock.GetUtcNow(), "ResetLinkRefused", "account", account.Id.ToString(), new { refused.Code });
            await work.SaveAsync(cancellation);
            return refused;
        }

        return await TakeAsync(reset, account, input.New, cancellation) ? account : Used;
    }

    /// <summary>Guesses at the proof count like failed sign-ins.</summary>
    private async Task<Error?> ProofFaultAsync(Opened opened, string proof, CancellationToken cancellation)
    {
        var (reset, account) = opened;
        if (reset.Kind is not ResetKind.SecondStep && !opened.NeedsCode)
        {
            return null;
        }

        var attempt = await attempts.TakeAsync(account.Id, cancellation);
        // Another guess may have used up a code since it was read.
        await db.Entry(account).ReloadAsync(cancellation);
        if (reset.Kind is ResetKind.SecondStep)
        {
            return attempt is not Attempt.Refused && account.PasswordHash is { } hash
                && await passwords.IsRightAsync(account, hash, proof, cancellation)
                ? null
                : Error.Field("accounts.password", "Proof", "Mật khẩu chưa đúng. Nhập lại; sai 5 lần thì phải chờ 15 phút.");
        }

        return attempt is not Attempt.Refused && codes.Use(account, proof)
            ? null
            : Error.Field("accounts.code", "Proof",
                "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng hiện mã mới rồi nhập lại; sai 5 lần thì phải chờ 15 phút.");
    }

    private async Task<bool> TakeAsync(CredentialReset reset, Account account, string? password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (reset.SetsPassword)
        {
            account.PasswordHash = hasher.HashPassword(account, password!);
            account.MustChangePassword = false;
            account.Note(password!, now);
            db.Record(account.ToActor(), now, "PasswordReset", "account", account.Id.ToString(), new { reset.Id });
        }

        if (reset.Kind is ResetKind.SecondStep or ResetKind.Both)
        {
            account.ForgetTotp();
            db.Record(account.ToActor(), now, "TotpReset", "account", account.Id.ToString(), new { reset.Id });
        }

        reset.Use(now);
        db.EndSessions(account);
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        db.Notify(AccountNotice.OfCredentials(
            account.Id,
            $"Tài khoản đã được {reset.What} lúc {VietnamTime.Short(now)}, theo yêu cầu của {reset.AskedByName}, "
            + $"{reset.DecidedByName} đồng ý.",
            now));
        try
        {
            await using var transaction = await work.BeginAsync(cancellation);
            await attempts.ForgetAsync(account.Id, cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
