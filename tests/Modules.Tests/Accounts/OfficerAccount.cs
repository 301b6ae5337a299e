using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>An officer's account that stands already, with a password: no administrator can make one so.</summary>
internal static class OfficerAccount
{
    public static async Task GiveAsync(
        TestPlatform platform, Guid officerId, string userName, string fullName, string password, bool isTemporary = false)
    {
        await using var scope = platform.NewScope();
        var account = new Account
        {
            Kind = AccountKind.Officer, FullName = fullName, OfficerId = officerId, UserName = userName, MustChangePassword = isTemporary,
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, password);
        Assert.True(created.Succeeded, string.Join(' ', created.Errors.Select(error => error.Description)));
        account.Note(password, platform.Clock.GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
    }
}
