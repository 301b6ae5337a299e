using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.TwoSteps;

/// <summary>Takes the authenticator app off, against one more code; wrong codes count like failed sign-ins.</summary>
internal sealed class RemoveTotp(AccountsDb db, Work work, CodeCheck check, Attempts attempts, TimeProvider clock)
{
    public async Task<Result<Account>> RunAsync(string? code, Actor actor, CancellationToken cancellation)
    {
        var attempt = await attempts.TakeAsync(actor.AccountId, cancellation);
        var account = await db.Accounts.SingleAsync(row => row.Id == actor.AccountId, cancellation);
        await db.Entry(account).ReloadAsync(cancellation);
        if (attempt is Attempt.Refused || !check.Use(account, code ?? ""))
        {
            return Error.Field("accounts.code", "Code", "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng hiện mã mới rồi nhập lại.");
        }

        account.ForgetTotp();
        db.EndSessions(account);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        db.Record(actor, clock.GetUtcNow(), "TotpDisabled", "account", actor.Id);
        await work.SaveAsync(cancellation);
        return account;
    }
}
