using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>A session lives at the server: what was copied from a browser is worth nothing once it ended.</summary>
public sealed class SessionLifeTests
{
    private static readonly Uri AccountPage = new("/tai-khoan", UriKind.Relative);
    private static readonly Uri Me = new("/api/v1/accounts/me", UriKind.Relative);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_cookie_copied_before_the_sign_out_opens_nothing_after_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = platform.NewClient();
        var signedIn = await browser.SignInAsync("thamdinh.thoxuong", DemoAccounts.Password);
        using var thief = platform.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", CookieOf(signedIn));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(AccountPage)).StatusCode);

        await SignOutAsync(browser);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(AccountPage)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_given_out_for_a_session_ends_with_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("thamdinh.thoxuong");
        using var program = platform.NewClient();
        program.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await SignInElsewhere.TokenAsync(browser, program, "openid api"));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Me)).StatusCode);

        await SignOutAsync(browser);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Me)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_out_here_leaves_the_other_machine_at_work(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var desk = await platform.SignInAsync("thamdinh.thoxuong");
        using var phone = await platform.SignInAsync("thamdinh.thoxuong");

        await SignOutAsync(desk);

        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(AccountPage)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_in_again_ends_the_session_before(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = platform.NewClient();
        var first = await browser.SignInAsync("thamdinh.thoxuong", DemoAccounts.Password);
        using var thief = platform.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", CookieOf(first));

        await browser.SignInAsync("thamdinh.thoxuong", DemoAccounts.Password);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(AccountPage)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AccountPage)).StatusCode);
    }

    [Theory]
    [InlineData(Databases.Sqlite, "motcua.thoxuong", 14)]
    [InlineData(Databases.Postgres, "motcua.thoxuong", 14)]
    [InlineData(Databases.Sqlite, "congdan.an", 25)]
    public async Task However_busy_a_session_ends_after_twelve_hours(string database, string userName, int minutesBetween)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync(userName);
        var worked = TimeSpan.Zero;
        while (worked + TimeSpan.FromMinutes(minutesBetween) < TimeSpan.FromHours(12))
        {
            platform.Clock.Move(TimeSpan.FromMinutes(minutesBetween));
            worked += TimeSpan.FromMinutes(minutesBetween);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AccountPage)).StatusCode);
        }

        platform.Clock.Move(TimeSpan.FromMinutes(minutesBetween));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(AccountPage)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_administrators_desk_left_alone_is_closed_after_five_minutes(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("quantri");
        platform.Clock.Move(TimeSpan.FromMinutes(4.5));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AccountPage)).StatusCode);
        platform.Clock.Move(TimeSpan.FromMinutes(4.5));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AccountPage)).StatusCode);

        platform.Clock.Move(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(AccountPage)).StatusCode);
    }

    private static string CookieOf(HttpResponseMessage signedIn) =>
        signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])
            .Single(cookie => cookie.StartsWith("xdt=", StringComparison.Ordinal));

    private static async Task SignOutAsync(HttpClient browser)
    {
        var page = await browser.GetPageAsync("/dang-xuat");
        await browser.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#sign-out")!);
    }
}
