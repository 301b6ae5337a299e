using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Officers;

/// <summary>
/// Gives an officer who forgot the password a temporary one, known to the administrator until the first sign-in, at which it must
/// be changed. Ends all sessions and the lock; the second step stays.
/// </summary>
internal sealed class ResetPassword(AccountsDb db, Work work, AccountRights rights, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    // Without letters and digits that read alike on paper: 31 signs, twelve of them are 59 bits.
    private const string Signs = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int GroupLength = 4;
    private const int Groups = 3;

    private static readonly Error Unknown = Error.NotFound("accounts.unknown", "Cán bộ này chưa có tài khoản. Tạo tài khoản trước.");

    /// <summary>The temporary password; it is shown once and kept nowhere in clear.</summary>
    public sealed record Output(string UserName, string FullName, string Password);

    public async Task<Result<Output>> RunAsync(Guid officerId, Actor actor, CancellationToken cancellation)
    {
        if (await rights.RefusalAsync(actor, officerId, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (await db.Accounts.FirstOrDefaultAsync(row => row.OfficerId == officerId, cancellation) is not { } account)
        {
            return Unknown;
        }

        var password = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Signs, GroupLength)));
        account.PasswordHash = hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        db.EndSessions(account);
        // Of two administrators at once one is told, else both would hand out a password and one of them a wrong one.
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        db.Record(actor, clock.GetUtcNow(), "PasswordReset", "account", account.Id.ToString());
        return await work.TrySaveAsync(cancellation)
            ? new Output(account.UserName!, account.FullName, password)
            : Error.Conflict("accounts.changed", "Tài khoản này vừa thay đổi. Tải lại trang rồi đặt lại mật khẩu nếu vẫn cần.");
    }
}
