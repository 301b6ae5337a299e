using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Officers;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Registration;

internal sealed class AccountAdmin(AccountsDb db, Work work, UserManager<Account> users, TimeProvider clock) : IAccountAdmin
{
    private static readonly Error Unknown = Error.NotFound("accounts.unknown", "Cán bộ này chưa có tài khoản. Tạo tài khoản trước.");

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
            MustChangePassword = true,
        };
        var created = await users.CreateAsync(row, account.Password);
        if (!created.Succeeded)
        {
            return created.ToError("Password");
        }

        db.Record(actor, clock.GetUtcNow(), "AccountCreated", "account", row.Id.ToString(), new { row.UserName });
        await work.SaveAsync(cancellation);
        return row.Id;
    }

    public async Task<Result<Done>> ResetTotpAsync(Guid officerId, Actor actor, CancellationToken cancellation)
    {
        if (actor.OfficerId == officerId)
        {
            return AccountRights.Own;
        }

        if (await db.Accounts.FirstOrDefaultAsync(row => row.OfficerId == officerId, cancellation) is not { } account)
        {
            return Unknown;
        }

        account.ForgetTotp();
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "TotpReset", "account", account.Id.ToString());
        await work.SaveAsync(cancellation);
        return new Done();
    }
}
