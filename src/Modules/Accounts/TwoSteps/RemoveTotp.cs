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
            db.Record(actor, clock.GetUtcNow(), "CodeRefused", "account", actor.Id);
            await work.SaveAsync(cancellation);
            return Error.Field("accounts.code", "Code", "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng hiện mã mới rồi nhập lại.");
        }

        if (account is { Kind: AccountKind.Citizen, HasLongPassword: false, IsDemo: false })
        {
            await work.SaveAsync(cancellation);
            return Error.Invalid(
                "accounts.short-password",
                $"Không còn bước thứ hai thì mật khẩu phải có ít nhất {Account.LongPassword} ký tự. Đổi mật khẩu ở trang Tài khoản trước, rồi tắt bằng mã mới.");
        }

        account.ForgetTotp();
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "TotpDisabled", "account", actor.Id);
        await using var transaction = await work.BeginAsync(cancellation);
        await attempts.ForgiveAsync(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return account;
    }
}
