using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.SignIn;

/// <summary>The second step: a code of the authenticator app, or one of the recovery codes, each good for one use.</summary>
internal sealed class SignInWithCode(
    AccountsDb db, Work work, Attempts attempts, CodeCheck check, AccountsSettings settings, TimeProvider clock)
{
    private static readonly Error Refused = Error.Field(
        "accounts.code", "Code",
        "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng hiện mã mới rồi nhập lại. Sai nhiều lần thì phải chờ 15 phút.");

    public async Task<Result<Account>> RunAsync(Guid accountId, string code, CancellationToken cancellation)
    {
        var attempt = await attempts.TakeAsync(accountId, cancellation);
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == accountId, cancellation);
        if (account is null || attempt == Attempt.Refused || (account.IsDemo && !settings.Demo) || !check.Use(account, code))
        {
            db.Record(Actor.Anonymous, clock.GetUtcNow(), "SignInFailed", "account", accountId.ToString(), new { Step = "code" });
            if (attempt == Attempt.Last)
            {
                db.Record(Actor.System, clock.GetUtcNow(), "AccountLocked", "account", accountId.ToString());
            }

            await work.SaveAsync(cancellation);
            return Refused;
        }

        // Of two requests with the same code the slower one finds another stamp.
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        account.LastSignInAt = clock.GetUtcNow();
        db.Record(account.ToActor(), clock.GetUtcNow(), "SignedIn", "account", accountId.ToString(), new { Step = "code" });
        try
        {
            await using var transaction = await work.BeginAsync(cancellation);
            await attempts.ForgiveAsync(accountId, cancellation);
            await transaction.CommitAsync(cancellation);
            return account;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused;
        }
    }
}
