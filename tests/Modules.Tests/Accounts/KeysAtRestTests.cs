using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>What a copied database tells about the keys of sessions: nothing.</summary>
public sealed class KeysAtRestTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task No_key_of_a_session_lies_in_the_clear(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("congdan.an");

        var keys = await KeysAsync(platform);

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.DoesNotContain("<value>", key, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Contains("encryptedSecret", key, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Keys_of_an_earlier_version_are_sealed_where_they_lie_and_still_open_its_tokens(string database)
    {
        var settings = Databases.Settings(database);
        await using (var before = await TestPlatform.StartAsync(database, settings))
        {
            using var client = await before.ApiClientAsync();
            await UnsealAsync(before);
            Assert.Contains(await KeysAsync(before), key => key.Contains("<value>", StringComparison.Ordinal));
        }

        await using var platform = await TestPlatform.StartAsync(database, settings);

        Assert.All(await KeysAsync(platform), key => Assert.DoesNotContain("<value>", key, StringComparison.Ordinal));
        using var later = await platform.ApiClientAsync();
        Assert.True((await later.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative))).IsSuccessStatusCode);
    }

    private static async Task<List<string>> KeysAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().DataProtectionKeys.Select(key => key.Xml!).ToListAsync();
    }

    /// <summary>Brings the keys back to how earlier versions kept them.</summary>
    private static async Task UnsealAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        foreach (var row in await db.DataProtectionKeys.ToListAsync())
        {
            var key = System.Xml.Linq.XElement.Parse(row.Xml!);
            var hidden = key.Descendants().Single(element => element.Name.LocalName == "encryptedSecret");
            hidden.ReplaceWith(new XaDienTu.Accounts.SignIn.OpenKeys(platform.Services).Decrypt(hidden.Elements().Single()));
            row.Xml = key.ToString(System.Xml.Linq.SaveOptions.DisableFormatting);
        }

        await db.SaveChangesAsync();
    }
}
