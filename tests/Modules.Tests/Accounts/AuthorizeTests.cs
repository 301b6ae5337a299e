using System.Net;
using System.Net.Http.Headers;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>The authorization request of OpenID Connect Core 3.1.2.1: what other programs may ask about a sign-in is done.</summary>
public sealed class AuthorizeTests
{
    private static readonly Uri Me = new("/api/v1/accounts/me", UriKind.Relative);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_challenge_in_the_clear_is_refused(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        var answer = await browser.GetAsync(SignInElsewhere.Authorize("openid api", challenge: SignInElsewhere.Verifier, method: "plain"));

        Assert.Null(SignInElsewhere.CodeIn(answer));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_code_used_twice_takes_its_tokens_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        using var program = platform.NewClient();
        var code = SignInElsewhere.CodeIn(await browser.GetAsync(SignInElsewhere.Authorize("openid api")))!;
        var token = await SignInElsewhere.AccessTokenAsync(await SignInElsewhere.ExchangeAsync(program, code));
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Me)).StatusCode);

        using var thief = platform.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInElsewhere.ExchangeAsync(thief, code)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Me)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Asked_to_sign_in_anew_it_does_not_take_the_old_session(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        var asked = await browser.GetAsync(SignInElsewhere.Authorize("openid", more: "&prompt=login"));
        Assert.StartsWith("/dang-nhap", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var again = await browser.SignInAsync("lanhdao.bacgiang", DemoAccounts.Password, asked.Headers.Location.OriginalString);

        Assert.NotNull(SignInElsewhere.CodeIn(await browser.GetAsync(again.Headers.Location)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sign_in_older_than_the_program_accepts_is_done_anew(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        Assert.NotNull(SignInElsewhere.CodeIn(await browser.GetAsync(SignInElsewhere.Authorize("openid", more: "&max_age=300"))));
        platform.Clock.Move(TimeSpan.FromMinutes(10));

        var asked = await browser.GetAsync(SignInElsewhere.Authorize("openid", more: "&max_age=300"));
        Assert.StartsWith("/dang-nhap", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var silent = await browser.GetAsync(SignInElsewhere.Authorize("openid", more: "&max_age=300&prompt=none"));
        Assert.Equal("login_required", HttpUtility.ParseQueryString(silent.Headers.Location!.Query)["error"]);

        var again = await browser.SignInAsync("lanhdao.bacgiang", DemoAccounts.Password, asked.Headers.Location.OriginalString);
        Assert.NotNull(SignInElsewhere.CodeIn(await browser.GetAsync(again.Headers.Location)));
    }

    [Theory]
    [InlineData("5phut")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task An_age_that_is_no_number_is_refused_and_not_taken_for_none(string age)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var browser = await platform.SignInAsync("congdan.an");

        var answer = await browser.GetAsync(SignInElsewhere.Authorize("openid", more: $"&max_age={age}"));

        Assert.Null(SignInElsewhere.CodeIn(answer));
        Assert.Equal("invalid_request", HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["error"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_identity_token_says_when_the_person_signed_in(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        using var program = platform.NewClient();
        var code = SignInElsewhere.CodeIn(await browser.GetAsync(SignInElsewhere.Authorize("openid")))!;

        var claims = await SignInElsewhere.IdentityAsync(await SignInElsewhere.ExchangeAsync(program, code));

        var signedIn = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("auth_time").GetInt64());
        Assert.InRange(platform.Clock.GetUtcNow() - signedIn, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(2));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_owes_a_new_password_gets_no_code(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("thamdinh.thoxuong");
        await TemporaryPassword.OweAsync(platform, "thamdinh.thoxuong");

        var answer = await browser.GetAsync(SignInElsewhere.Authorize("openid api"));
        var silent = await browser.GetAsync(SignInElsewhere.Authorize("openid api", more: "&prompt=none"));

        Assert.Equal("/tai-khoan", answer.Headers.Location!.OriginalString);
        Assert.Equal("interaction_required", HttpUtility.ParseQueryString(silent.Headers.Location!.Query)["error"]);
    }
}
