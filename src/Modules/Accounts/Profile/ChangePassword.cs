using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Profile;

/// <summary>Replaces the password and ends every other session; guessing the present one counts like a failed sign-in.</summary>
internal sealed class ChangePassword(AccountsDb db, Work work, UserManager<Account> users, Attempts attempts, TimeProvider clock)
{
    public sealed record Input(string Current, string New);

    public async Task<Result<Account>> RunAsync(Input input, Actor actor, CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(actor.AccountId, cancellation) is Attempt.Refused)
        {
            return Error.Field("accounts.locked", "Current", "Sai mật khẩu quá 5 lần. Chờ 15 phút rồi làm lại.");
        }

        var account = await db.Accounts.SingleAsync(row => row.Id == actor.AccountId, cancellation);
        await db.Entry(account).ReloadAsync(cancellation);
        if (!await users.CheckPasswordAsync(account, input.Current))
        {
            return Error.Field("accounts.password", "Current", "Mật khẩu hiện tại chưa đúng. Nhập lại.");
        }

        if (account.MustChangePassword && input.New == input.Current)
        {
            return Error.Field("accounts.password-same", "New", "Mật khẩu mới phải khác mật khẩu tạm. Nhập mật khẩu của riêng mình.");
        }

        var changed = await users.ChangePasswordAsync(account, input.Current, input.New);
        if (!changed.Succeeded)
        {
            return changed.ToError("New");
        }

        account.MustChangePassword = false;
        db.EndSessions(account);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        db.Record(actor, clock.GetUtcNow(), "PasswordChanged", "account", actor.Id);
        await work.SaveAsync(cancellation);
        return account;
    }
}
