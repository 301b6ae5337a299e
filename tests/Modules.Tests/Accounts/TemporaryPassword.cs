using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Accounts;

internal static class TemporaryPassword
{
    /// <summary>From here on the account owes a new password; its sessions live on.</summary>
    public static async Task OweAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var account = await db.Accounts.SingleAsync(row => row.UserName == userName);
        account.MustChangePassword = true;
        db.Touch();
        await db.SaveChangesAsync();
    }
}
