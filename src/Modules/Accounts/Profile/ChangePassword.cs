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
            db.Record(actor, clock.GetUtcNow(), "PasswordRefused", "account", actor.Id);
            await work.SaveAsync(cancellation);
            return Error.Field("accounts.password", "Current", "Mật khẩu hiện tại chưa đúng. Nhập lại.");
        }

        if (account.MustChangePassword && input.New == input.Current)
        {
            return Error.Field("accounts.password-same", "New", "Mật khẩu mới phải khác mật khẩu tạm. Nhập mật khẩu của riêng mình.");
        }

        var changed = await users.ChangePasswordAsync(account, input.Current, input.New);
        await using var transaction = await work.BeginAsync(cancellation);
        await attempts.ForgiveAsync(account.Id, cancellation);
        if (changed.Succeeded)
        {
            account.MustChangePassword = false;
            account.Note(input.New, clock.GetUtcNow());
            db.EndSessions(account);
            db.Record(actor, clock.GetUtcNow(), "PasswordChanged", "account", actor.Id);
        }

        // A new password that does not do is no guess at the old one.
        await transaction.CommitAsync(cancellation);
        return changed.Succeeded ? account : changed.ToError("New");
    }
}
