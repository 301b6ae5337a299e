using Microsoft.AspNetCore.Identity;

namespace XaDienTu.Accounts.Passwords;

/// <summary>The rule as Identity asks for it, with the length that the account's other proof allows.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } sentence
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = sentence })
            : IdentityResult.Success);

    public static string? Fault(Account account, string password) =>
        PasswordRule.Fault(
        password, MinLengthOf(account), account.UserName, account.FullName, account.PersonalIdNumber, account.PhoneNumber, account.Email);

    /// <summary>Officers do nothing without a second step, so eight are enough for them.</summary>
    public static int MinLengthOf(Account account) =>
        account.HasTotp || account.Kind is AccountKind.Officer ? Account.ShortPassword : Account.LongPassword;

    public static string Hint(int minLength) => $"Ít nhất {minLength} ký tự. Ghép ba bốn từ không liên quan tới mình cho dễ nhớ.";
}
