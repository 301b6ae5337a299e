using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Checks name and password. Every refusal is the same answer after the same work: nobody learns which names exist.</summary>
internal sealed class SignInWithPassword(
    AccountsDb db, Work work, AccountLookup lookup, Attempts attempts, PasswordCheck check, AccountsSettings settings, TimeProvider clock)
{
    private static readonly Error Refused = Error.Invalid(
        "accounts.sign-in", "Tên đăng nhập hoặc mật khẩu chưa đúng. Sai 5 lần thì phải chờ 15 phút rồi đăng nhập lại.");

    private static readonly Account Nobody = new() { Kind = AccountKind.Citizen, FullName = "" };
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.CreateVersion7().ToString());

    public sealed record Input(string Name, string Password);

    /// <param name="NeedsCode">The password was right, a code of the authenticator app is still due.</param>
    public sealed record Output(Account Account, bool NeedsCode);

    public async Task<Result<Output>> RunAsync(Input input, CancellationToken cancellation)
    {
        var named = await lookup.FindAsync(input.Name, cancellation);
        Account? account = null;
        for (var place = 0; place < named.Tries && account is null; place++)
        {
            account = await TryAsync(named.Accounts.ElementAtOrDefault(place), input.Password, cancellation);
        }

        if (account is null)
        {
            if (named.Accounts.Count == 0)
            {
                // What was typed stays out of the record: people type their password into the wrong box.
                db.Record(Actor.Anonymous, clock.GetUtcNow(), "SignInFailed", "account", "unknown");
            }

            await work.SaveAsync(cancellation);
            return Refused;
        }

        if (account.IsUnused(clock.GetUtcNow(), settings.UnusedTime))
        {
            // Said to whoever knows the password only: a stranger does not learn who has been away.
            db.Record(account.ToActor(), clock.GetUtcNow(), "SignInFailed", "account", account.Id.ToString(), new { Reason = "unused" });
            await work.SaveAsync(cancellation);
            return Error.Invalid(
                "accounts.unused",
                $"Tài khoản đã đóng vì hơn {settings.UnusedTime.Days} ngày không ai đăng nhập. Nhờ quản trị của cơ quan gửi đường dẫn đặt lại mật khẩu để mở lại.");
        }

        if (!account.HasTotp)
        {
            await using var transaction = await work.BeginAsync(cancellation);
            await attempts.ForgiveAsync(account.Id, cancellation);
            var now = clock.GetUtcNow();
            await db.Accounts.Where(row => row.Id == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSignInAt, now), cancellation);
            db.Record(account.ToActor(), clock.GetUtcNow(), "SignedIn", "account", account.Id.ToString());
            await transaction.CommitAsync(cancellation);
        }

        return new Output(account, account.HasTotp);
    }

    /// <summary>The account, if the password opens it; without an account the same work is done for nothing.</summary>
    private async Task<Account?> TryAsync(Account? account, string password, CancellationToken cancellation)
    {
        var attempt = account is null ? Attempt.Refused : await attempts.TakeAsync(account.Id, cancellation);
        var isRight = await check.IsRightAsync(account ?? Nobody, account?.PasswordHash ?? NobodysHash, password, cancellation);
        if (account is null || (attempt is not Attempt.Refused && isRight && (!account.IsDemo || settings.Demo)))
        {
            return account;
        }

        db.Record(Actor.Anonymous, clock.GetUtcNow(), "SignInFailed", "account", account.Id.ToString());
        if (attempt == Attempt.Last)
        {
            db.Record(Actor.System, clock.GetUtcNow(), "AccountLocked", "account", account.Id.ToString());
        }

        return null;
    }
}
