using Microsoft.AspNetCore.Identity;

namespace XaDienTu.Accounts.SignIn;

/// <summary>
/// Compares passwords, no more at once than there are cores: the hash is slow on purpose, and three hundred officers at eight o'clock
/// would else hold every thread that pages are made on.
/// </summary>
internal sealed class PasswordCheck(IPasswordHasher<Account> hasher)
{
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    public async Task<bool> IsRightAsync(Account account, string hash, string password, CancellationToken cancellation)
    {
        await Turns.WaitAsync(cancellation);
        try
        {
            return hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed;
        }
        finally
        {
            Turns.Release();
        }
    }
}
