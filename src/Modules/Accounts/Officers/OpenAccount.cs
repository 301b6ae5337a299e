using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>
/// An administrator opens the account of an officer. It has no password: a second administrator agrees (<see cref="DecideReset"/>), and the
/// holder alone gets the link to choose the first one. So nobody opens an account for somebody and uses it.
/// </summary>
internal sealed class OpenAccount(
    AccountsDb db, Work work, AccountRights rights, IOfficerDirectory officers, UserManager<Account> users, AskReset ask,
    TimeProvider clock)
{
    public const int MinUserNameLength = 3;
    private const string UserNameField = "UserName";

    private static readonly Error Unknown = Error.NotFound(
        "accounts.officer-unknown", "Không có cán bộ này trong cơ quan mình quản trị. Chọn lại trong danh sách Tài khoản cán bộ.");

    private static readonly Error Exists = Error.Conflict(
        "accounts.exists", "Cán bộ này đã có tài khoản. Không đăng nhập được thì yêu cầu đặt lại mật khẩu ở trang Tài khoản cán bộ.");

    private static readonly Error Raced = Error.Conflict(
        "accounts.raced", "Tên đăng nhập này, hoặc tài khoản của cán bộ này, vừa được người khác tạo. Tải lại trang để xem rồi làm tiếp.");

    /// <param name="ByPaper">The holder has no mailbox, or cannot open it: the second administrator prints the link as a letter.</param>
    public sealed record Input(Guid OfficerId, string? UserName, bool ByPaper);

    /// <summary>The officer, for who may open the account; who sits elsewhere is answered like who does not exist.</summary>
    public async Task<Result<OfficerSummary>> FindAsync(Guid officerId, Actor actor, CancellationToken cancellation)
    {
        if (!await rights.SeesAsync(actor, officerId, cancellation) || await officers.FindAsync(officerId, cancellation) is not { } officer)
        {
            return Unknown;
        }

        if (await rights.RefusalAsync(actor, officerId, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await db.Accounts.AnyAsync(row => row.OfficerId == officerId, cancellation) ? Exists : officer;
    }

    public Task<Result<CredentialReset>> RunAsync(Input input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Raced, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CredentialReset>> ChangeAsync(Input input, Actor actor, CancellationToken cancellation)
    {
        var found = await FindAsync(input.OfficerId, actor, cancellation);
        if (!found.Ok)
        {
            db.Record(actor, clock.GetUtcNow(), "AccountRefused", "officer", input.OfficerId.ToString(), new { found.Error.Code });
            await work.SaveAsync(cancellation);
            return found.Error;
        }

        var userName = TypedText.Line(input.UserName);
        if (FaultOf(userName) is { } fault)
        {
            return Error.Field("accounts.user-name", UserNameField, fault);
        }

        var officer = found.Value;
        var account = new Account
        {
            Kind = AccountKind.Officer,
            FullName = officer.Name,
            OfficerId = officer.Id,
            UserName = userName,
            // From the register, never typed here: who opens the account must not name the mailbox that gets the link.
            Email = input.ByPaper ? null : officer.Email,
            PhoneNumber = officer.Phone,
        };
        var created = await users.CreateAsync(account);
        if (!created.Succeeded)
        {
            return created.ToError(UserNameField);
        }

        var what = new { account.UserName, officer = officer.Code };
        db.Record(actor, clock.GetUtcNow(), "AccountCreated", "account", account.Id.ToString(), what);
        var asked = ask.Open(account, ResetKind.First, isLeak: false, actor);
        return asked;
    }

    // Without a letter it would clash with ID and phone numbers at sign-in, with @ with mailboxes.
    private static string? FaultOf(string userName) => userName switch
    {
        "" => "Điền tên đăng nhập. Ví dụ: lan.nguyen.",
        { Length: < MinUserNameLength or > Account.MaxUserNameLength } =>
            $"Tên đăng nhập dài từ {MinUserNameLength} đến {Account.MaxUserNameLength} ký tự. Ví dụ: lan.nguyen.",
        _ when userName.Contains('@', StringComparison.Ordinal) || !userName.Any(char.IsAsciiLetter) =>
            "Tên đăng nhập phải có chữ và không có dấu @. Ví dụ: lan.nguyen.",
        _ => null,
    };
}
