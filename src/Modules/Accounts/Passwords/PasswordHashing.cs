using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Accounts.Passwords;

/// <summary>
/// Hashes a password as every keyboard gives it: "ế" is one code point on Windows and three on a Mac. Hashes of before were made
/// of what was typed, so that is tried, too.
/// </summary>
internal sealed class PasswordHashing(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, TypedText.Password(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        var normal = TypedText.Password(providedPassword);
        var result = base.VerifyHashedPassword(user, hashedPassword, normal);
        return result is PasswordVerificationResult.Failed && normal != providedPassword
            ? base.VerifyHashedPassword(user, hashedPassword, providedPassword)
            : result;
    }
}
