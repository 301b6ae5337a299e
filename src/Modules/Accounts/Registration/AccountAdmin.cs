using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Officers;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Registration;

internal sealed class AccountAdmin(AccountsDb db, Work work, UserManager<Account> users, AskReset ask, TimeProvider clock) : IAccountAdmin
{
    public async Task<Result<Guid>> CreateForOfficerAsync(NewOfficerAccount account, Actor actor, CancellationToken cancellation)
    {
        if (actor.OfficerId == account.OfficerId)
        {
            return AccountRights.Own;
        }

        if (await db.Accounts.AnyAsync(row => row.OfficerId == account.OfficerId, cancellation))
        {
            return Error.Conflict("accounts.exists", "Cán bộ này đã có tài khoản. Đặt lại mật khẩu nếu không đăng nhập được.");
        }

        // Only digits would clash with ID and phone numbers at sign-in, @ with mailboxes.
        if (Digits.AreAll(account.UserName) || account.UserName.Contains('@', StringComparison.Ordinal))
        {
            return Error.Field("accounts.user-name", "UserName", "Tên đăng nhập phải có chữ và không có dấu @. Ví dụ: lan.nguyen.");
        }

        var row = new Account
        {
            Kind = AccountKind.Officer,
            FullName = account.FullName,
            OfficerId = account.OfficerId,
            UserName = account.UserName,
            Email = account.Email,
            PhoneNumber = account.Phone,
            MustChangePassword = account.Password is not null,
        };
        var created = account.Password is { } first ? await users.CreateAsync(row, first) : await users.CreateAsync(row);
        if (!created.Succeeded)
        {
            return created.ToError("Password");
        }

        if (account.Password is { } password)
        {
            row.Note(password, clock.GetUtcNow());
        }
        else
        {
            ask.Open(row, ResetKind.First, isLeak: false, actor);
        }

        db.Record(actor, clock.GetUtcNow(), "AccountCreated", "account", row.Id.ToString(), new { row.UserName });
        await work.SaveAsync(cancellation);
        return row.Id;
    }

    public async Task<Result<Done>> ResetTotpAsync(Guid officerId, Actor actor, CancellationToken cancellation)
    {
        var asked = await ask.RunAsync(officerId, ResetKind.SecondStep, isLeak: false, actor, cancellation);
        return asked.Ok ? default(Done) : asked.Error;
    }
}
