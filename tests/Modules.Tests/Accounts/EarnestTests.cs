using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Accounts.Resets;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>Officers' accounts where the platform runs in earnest.</summary>
public sealed class EarnestTests
{
    private const string Password = "ruong bac thang mua lua";
    private const string TwoSteps = "/tai-khoan/xac-thuc-hai-buoc";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Who_handles_cases_or_audits_does_nothing_before_the_second_step(string database)
    {
        await using var platform = await StartAsync(database, "--Accounts:AgencyNetworks", "127.0.0.0/8");
        foreach (var role in new[]
        {
            OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.Leader, OfficerRole.RecordsClerk, OfficerRole.Auditor,
        })
        {
            await GiveAccountAsync(platform, role, $"thu.{role}");
            using var client = platform.NewClient();
            Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync($"thu.{role}", Password)).StatusCode);

            Assert.Equal(TwoSteps, (await client.GetAsync(new Uri("/can-bo", UriKind.Relative))).Headers.Location?.OriginalString);
            await TwoStepsTests.EnrolAsync(platform, client, Password);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/can-bo", UriKind.Relative))).StatusCode);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task From_outside_the_agencies_an_officer_without_posts_gets_the_second_step_only(string database)
    {
        await using var platform = await StartAsync(database, "--Accounts:AgencyNetworks", "127.0.0.0/8");
        await GiveAccountAsync(platform, OfficerRole.OneStopClerk, "thu.motcua", Guid.CreateVersion7());
        using var inside = platform.NewClient();
        using var outside = platform.NewClient();
        outside.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        await inside.SignInAsync("thu.motcua", Password);
        await outside.SignInAsync("thu.motcua", Password);

        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
        Assert.Equal(TwoSteps, (await outside.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).Headers.Location?.OriginalString);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_account_that_nobody_used_for_45_days_is_closed_until_it_is_given_back(string database)
    {
        await using var platform = await StartAsync(database);
        await GiveAccountAsync(platform, OfficerRole.OneStopClerk, "thu.motcua");
        using var client = platform.NewClient();
        platform.Clock.Move(TimeSpan.FromDays(44));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("thu.motcua", Password)).StatusCode);
        platform.Clock.Move(TimeSpan.FromDays(46));

        var wrong = await WordsAsync(await client.SignInAsync("thu.motcua", "sai mat khau roi"));
        var right = await WordsAsync(await client.SignInAsync("thu.motcua", Password));
        var unknown = await WordsAsync(await client.SignInAsync("khong-co-ai", Password));

        Assert.Equal(unknown, wrong);
        Assert.Contains("hơn 45 ngày", right, StringComparison.Ordinal);
        Assert.Contains("quản trị của cơ quan", right, StringComparison.Ordinal);

        // What a link does to the account, without the two administrators who sent it.
        await platform.ChangeAccountAsync("thu.motcua", account => account.Note(Password, platform.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("thu.motcua", Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Cookies_go_over_https_alone_and_to_this_host_alone(string database)
    {
        await using var platform = await StartAsync(database);
        await GiveAccountAsync(platform, OfficerRole.OneStopClerk, "thu.motcua");
        using var client = platform.NewClient();
        using var form = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        using var signedIn = await client.SignInAsync("thu.motcua", Password);

        var cookies = new[] { form, signedIn }.SelectMany(answer => answer.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-xdt=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<TestPlatform> StartAsync(string database, params string[] settings)
    {
        var place = Databases.Settings(database);
        await using (await TestPlatform.StartAsync(database, place))
        {
            // The demonstration leaves officers behind that have posts.
        }

        return await TestPlatform.StartAsync(database, [.. place, "--demo", "false", .. settings]);
    }

    /// <summary>An account of an officer with this role, wherever one is that has none yet, or of one without any.</summary>
    private static async Task GiveAccountAsync(TestPlatform platform, OfficerRole role, string userName, Guid? officerId = null)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        // The demo accounts are refused in earnest, and hold the officers.
        await db.Accounts.Where(account => account.IsDemo).ExecuteDeleteAsync();
        var officer = officerId ?? await HolderAsync(scope.ServiceProvider, role, platform.Clock.GetUtcNow());
        await OfficerAccount.GiveAsync(platform, officer, userName, "Vi Văn Păn", Password);
    }

    private static async Task<Guid> HolderAsync(IServiceProvider services, OfficerRole role, DateTimeOffset now)
    {
        var tree = await services.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var officers = services.GetRequiredService<IOfficerDirectory>();
        foreach (var organization in tree.All)
        {
            if (await officers.HoldersAsync(organization.Id, role, now, default) is [var first, ..])
            {
                return first.OfficerId;
            }
        }

        throw new InvalidOperationException($"Nobody is {role}.");
    }

    private static async Task<string> WordsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
    }
}
