using Microsoft.AspNetCore.Identity;
using XaDienTu.Accounts.Passwords;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Registration;

/// <summary>
/// A citizen opens an account. The number is a claim here, whoever else has claimed it: a stranger must neither block the holder nor learn
/// that there is an account. Who he or she is, is proved at the counter or by an outside provider.
/// </summary>
internal sealed class RegisterCitizen(
    AccountsDb db, Work work, CitizenNames names, UserManager<Account> users, TimeProvider clock)
{
    private static readonly Error NameTaken = Error.Conflict(
        "accounts.name-taken", "Vừa có người đăng ký cùng số điện thoại này. Bấm “Đăng ký” lần nữa.");

    public sealed record Input(string FullName, string PersonalIdNumber, string Phone, string? Email, string Password);

    public async Task<Result<Account>> RunAsync(Input input, CancellationToken cancellation)
    {
        var idNumber = Digits.Of(input.PersonalIdNumber);
        var (name, phone, email) = (PersonName.Of(input.FullName), PhoneNumber.Of(input.Phone), TypedText.Line(input.Email));
        var faults = Check(name, idNumber, phone, email);
        // With the others, so that one sending tells everything.
        if (PasswordRule.Fault(input.Password, Account.LongPassword, name, idNumber, phone, email) is { } weak)
        {
            faults["Password"] = weak;
        }

        if (faults.Count > 0)
        {
            return Error.Invalid("accounts.register", faults);
        }

        var free = await names.FreeAsync(phone, cancellation);
        var registered = await RegisterAsync(name, idNumber, phone, email, free, input.Password, cancellation);
        // Somebody registered with the same phone in this moment.
        return registered.Error?.Code == NameTaken.Code
            ? await RegisterAsync(name, idNumber, phone, email, CitizenNames.WithSuffix(phone), input.Password, cancellation)
            : registered;
    }

    private Task<Result<Account>> RegisterAsync(
        string name, string idNumber, string phone, string email, string userName, string password, CancellationToken cancellation) =>
        work.ChangeAsync(NameTaken, () => CreateAsync(name, idNumber, phone, email, userName, password), cancellation);

    private async Task<Result<Account>> CreateAsync(
        string name, string idNumber, string phone, string email, string userName, string password)
    {
        var account = new Account
        {
            Kind = AccountKind.Citizen,
            FullName = name,
            PersonalIdNumber = idNumber,
            PhoneNumber = phone,
            Email = email.Length == 0 ? null : email,
            UserName = userName,
            LastSignInAt = clock.GetUtcNow(),
        };
        var created = await users.CreateAsync(account, password);
        if (created.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            return NameTaken;
        }

        if (!created.Succeeded)
        {
            return created.ToError("Password");
        }

        account.Note(password, clock.GetUtcNow());
        db.Record(account.ToActor(), clock.GetUtcNow(), "AccountRegistered", "account", account.Id.ToString());
        return account;
    }

    private static Dictionary<string, string> Check(string name, string idNumber, string phone, string email)
    {
        var faults = new Dictionary<string, string>();
        if (PersonRules.NameFault(name) is { } wrongName)
        {
            faults["FullName"] = wrongName;
        }

        if (PersonalIdNumber.Parse(idNumber).Error is { } fault)
        {
            faults["PersonalIdNumber"] = fault.Message;
        }

        foreach (var (field, wrong) in PersonRules.ContactFaults(phone, email, address: ""))
        {
            faults[field == "phone" ? "Phone" : "Email"] = wrong;
        }

        if (phone.Length == 0)
        {
            faults["Phone"] = "Điền số điện thoại, gồm 10 chữ số.";
        }

        return faults;
    }
}
