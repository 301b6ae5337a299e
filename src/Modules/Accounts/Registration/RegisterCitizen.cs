using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Registration;

/// <summary>A citizen opens an account. The number is taken on trust here; who he or she is, is proved at the counter or by an outside provider.</summary>
internal sealed class RegisterCitizen(AccountsDb db, Work work, UserManager<Account> users, IDatabaseProvider database, TimeProvider clock)
{
    private static readonly Error Taken = Error.Field(
        "accounts.taken", "PersonalIdNumber", "Số căn cước này đã có tài khoản. Đăng nhập, hoặc mang thẻ tới bộ phận một cửa để lấy lại mật khẩu.");

    public sealed record Input(string FullName, string PersonalIdNumber, string Phone, string? Email, string Password);

    public async Task<Result<Account>> RunAsync(Input input, CancellationToken cancellation)
    {
        var idNumber = Digits.Of(input.PersonalIdNumber);
        var phone = Digits.Of(input.Phone);
        var faults = Check(input, idNumber, phone);
        if (faults.Count > 0)
        {
            return Error.Invalid("accounts.register", faults);
        }

        if (await db.Accounts.AnyAsync(account => account.PersonalIdNumber == idNumber, cancellation))
        {
            return Taken;
        }

        var account = new Account
        {
            Kind = AccountKind.Citizen,
            FullName = string.Join(' ', input.FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            PersonalIdNumber = idNumber,
            PhoneNumber = phone,
            Email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim(),
            UserName = idNumber,
            LastSignInAt = clock.GetUtcNow(),
        };
        var created = await users.CreateAsync(account, input.Password);
        if (!created.Succeeded)
        {
            return created.ToError("Password");
        }

        account.Note(input.Password, clock.GetUtcNow());
        db.Record(account.ToActor(), clock.GetUtcNow(), "AccountRegistered", "account", account.Id.ToString());
        try
        {
            await work.SaveAsync(cancellation);
        }
        catch (DbUpdateException failure) when (database.IsUniqueViolation(failure))
        {
            return Taken;
        }

        return account;
    }

    private static Dictionary<string, string> Check(Input input, string idNumber, string phone)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(input.FullName) || input.FullName.Length > Account.MaxNameLength || input.FullName.Any(char.IsDigit))
        {
            faults["FullName"] = "Nhập họ, chữ đệm và tên như trên thẻ căn cước.";
        }

        if (PersonalIdNumber.Parse(idNumber).Error is { } fault)
        {
            faults["PersonalIdNumber"] = fault.Message;
        }

        // Ten digits since the change of numbers in 2018.
        if (phone.Length != 10 || phone[0] != '0' || !Digits.AreAll(phone))
        {
            faults["Phone"] = "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.";
        }

        if (!string.IsNullOrWhiteSpace(input.Email)
            && (input.Email.Length > Account.MaxEmailLength || !new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(input.Email.Trim())))
        {
            faults["Email"] = "Thư điện tử chưa đúng. Ví dụ đúng: an@vidu.vn. Không có thì để trống.";
        }

        return faults;
    }
}
