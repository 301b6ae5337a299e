using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>A schema taken back and brought up again with accounts in it, as an installation that comes from an earlier version brings them.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_from_before_is_a_claim_afterwards(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();

        await db.Database.MigrateAsync(db.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_SessionsAndCredentials", StringComparison.Ordinal)).Last());
        await db.Database.MigrateAsync();

        foreach (var number in new[] { citizen.IdNumber, "024085000123" })
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.PersonalIdNumber == number);
            Assert.Equal((IdentityAssurance.SelfDeclared, null), (account.Assurance, account.VerifiedIdNumber));
        }
    }
}
