using System.Net;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class DemoTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_list_names_who_can_sign_in_where_and_as_what(string database)
    {
        var platform = await TestPlatform.OnAsync(database);

        var list = await DemoAccounts.ListAsync(platform.Services);

        Assert.Contains(list, account =>
            account is { UserName: "motcua.thoxuong", Role: OfficerRole.OneStopClerk, Organization: "UBND phường Thọ Xương" });
        Assert.Contains(list, account => account is { UserName: "quantri", Role: OfficerRole.SystemAdministrator });
        Assert.Contains(list, account => account is { UserName: "thamdinh.phongtuphap", Role: OfficerRole.AppraisingOfficer });
        Assert.Contains(list, account => account is { UserName: "congdan.an", Role: null });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task In_earnest_what_a_demonstration_left_opens_nothing(string database)
    {
        var settings = Databases.Settings(database);
        await using (var demo = await TestPlatform.StartAsync(database, settings))
        {
            using var before = await demo.SignInAsync("quantri");
        }

        await using var platform = await TestPlatform.StartAsync(database, [.. settings, "--demo", "false"]);
        using var client = platform.NewClient();
        // The token service speaks https only now; a proxy on this machine says it did.
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        Assert.Empty(await DemoAccounts.ListAsync(platform.Services));
        var known = await client.SignInAsync("quantri", DemoAccounts.Password);
        var unknown = await client.SignInAsync("khong-co-ai", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.StatusCode);
        Assert.Equal(await ErrorAsync(unknown), await ErrorAsync(known));
        var token = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
            ("scope", "api"));
        Assert.Equal(HttpStatusCode.Unauthorized, token.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task In_earnest_an_administrator_has_no_rights_before_the_second_step(string database)
    {
        var settings = Databases.Settings(database);
        await using (await TestPlatform.StartAsync(database, settings))
        {
            // The demonstration leaves officers behind that have posts but no account.
        }

        await using var platform = await TestPlatform.StartAsync(database, [.. settings, "--demo", "false"]);
        await GiveAccountAsync(platform, "quantri.yenthe", "ruong bac thang mua lua");
        using var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("quantri.yenthe", "ruong bac thang mua lua")).StatusCode);

        // First the first password goes, then the second step comes.
        Assert.Equal("/tai-khoan", (await client.GetAsync(new Uri("/can-bo", UriKind.Relative))).Headers.Location?.OriginalString);
        await AccountPageTests.ChangeAsync(client, "ruong bac thang mua lua", "dong song que huong xanh");

        var held = await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative));
        Assert.Equal("/tai-khoan/xac-thuc-hai-buoc", held.Headers.Location?.OriginalString);
        await TwoStepsTests.EnrolAsync(platform, client, "dong song que huong xanh");
        var page = await client.GetPageAsync("/tai-khoan");
        Assert.Contains("Quản trị cơ quan, UBND huyện Yên Thế", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task GiveAccountAsync(TestPlatform platform, string userName, string password)
    {
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var district = tree.All.Single(organization => organization.Name == "Huyện Yên Thế");
        var officer = (await scope.ServiceProvider.GetRequiredService<IOfficerDirectory>()
            .HoldersAsync(district.Id, OfficerRole.AgencyAdministrator, platform.Clock.GetUtcNow(), default)).Single();
        await OfficerAccount.GiveAsync(platform, officer.OfficerId, userName, officer.OfficerName, password, isTemporary: true);
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage answer) =>
        (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
}
