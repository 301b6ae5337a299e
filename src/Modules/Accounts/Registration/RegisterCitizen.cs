using Microsoft.AspNetCore.Identity;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Registration;

/// <summary>
/// A citizen opens an account. The number is a claim here, whoever else has claimed it: a stranger must neither block the holder nor learn
/// that there is an account. Who he or she is, is proved at the counter or by an outside provider.
/// </summary>
internal sealed class RegisterCitizen(
    AccountsDb db, Work work, CitizenNames names, UserManager<Account> users, ILookupNormalizer normalizer, TimeProvider clock)
{
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

        var account = new Account
        {
            Kind = AccountKind.Citizen,
            FullName = string.Join(' ', input.FullName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            PersonalIdNumber = idNumber,
            PhoneNumber = phone,
            Email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim(),
            UserName = await names.FreeAsync(phone, cancellation),
            LastSignInAt = clock.GetUtcNow(),
        };
        var created = await users.CreateAsync(account, input.Password);
        if (created.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            // Somebody registered with the same phone in this moment: seen here, or by the index below.
            account.UserName = CitizenNames.WithSuffix(phone);
            created = await users.CreateAsync(account, input.Password);
        }

        if (!created.Succeeded)
        {
            return created.ToError("Password");
        }

        account.Note(input.Password, clock.GetUtcNow());
        db.Record(account.ToActor(), clock.GetUtcNow(), "AccountRegistered", "account", account.Id.ToString());
        if (!await work.TrySaveAsync(cancellation))
        {
            account.UserName = CitizenNames.WithSuffix(phone);
            account.NormalizedUserName = normalizer.NormalizeName(account.UserName);
            await work.SaveAsync(cancellation);
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
