using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Accounts.Registration;

/// <summary>Length and not being what everybody takes; no rules of signs and capitals, which only make passwords alike (ASVS 2.1.9).</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinLength = 8;
    public const int MaxLength = Account.MaxPasswordLength;
    private static readonly FrozenSet<string> Common = Load();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } fault ? IdentityResult.Failed(fault) : IdentityResult.Success);

    private static IdentityError? Fault(Account account, string password)
    {
        if (password.Length > MaxLength)
        {
            return Because("Mật khẩu dài quá 200 ký tự. Chọn mật khẩu ngắn hơn.");
        }

        var lower = password.Trim().ToLowerInvariant();
        if (Common.Contains(lower))
        {
            return Because("Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác, ví dụ ghép ba bốn từ.");
        }

        var folded = FoldedText.Of(password).Replace(" ", "", StringComparison.Ordinal);
        string?[] own = [account.UserName, account.FullName, account.PersonalIdNumber, account.PhoneNumber];
        return own.Any(text => text is { Length: > 0 } && FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal) == folded)
            ? Because("Mật khẩu không được trùng với tên, số căn cước hoặc số điện thoại. Chọn mật khẩu khác.")
            : null;
    }

    private static IdentityError Because(string sentence) => new() { Code = "Password", Description = sentence };

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
