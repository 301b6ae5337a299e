using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>What a token opens: the API where it was asked for, and nothing else.</summary>
public sealed class TokenReachTests
{
    private static readonly Uri Me = new("/api/v1/accounts/me", UriKind.Relative);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_for_signing_in_alone_opens_no_api(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        using var program = platform.NewClient();

        var token = await SignInElsewhere.TokenAsync(browser, program, "openid profile");
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var answer = await program.GetAsync(Me);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, answer.StatusCode.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/connect/userinfo", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData(Databases.Sqlite, "openid profile")]
    [InlineData(Databases.Sqlite, "openid profile api")]
    [InlineData(Databases.Postgres, "openid profile api")]
    public async Task A_token_opens_no_page_and_gets_no_cookie(string database, string scope)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        using var program = platform.NewClient();
        var token = await SignInElsewhere.TokenAsync(browser, program, scope);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        foreach (var page in (string[])["/can-bo", "/can-bo/ho-so", "/tai-khoan", "/tai-khoan/xac-thuc-hai-buoc"])
        {
            var answer = await program.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/dang-nhap", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_that_asks_for_no_scope_opens_no_api(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var program = platform.NewClient();

        var answer = await program.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Me)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_programs_own_token_is_told_that_it_names_no_person(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var program = await platform.ApiClientAsync();

        var answer = await program.GetAsync(new Uri("/connect/userinfo", UriKind.Relative));

        Assert.True((int)answer.StatusCode is >= 400 and < 500, answer.StatusCode.ToString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_second_step_is_bound_only_against_the_password(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.thoxuong");
        var page = await browser.GetPageAsync("/tai-khoan/xac-thuc-hai-buoc");
        var form = page.QuerySelector<IHtmlFormElement>("form#enrol")!;
        var code = TwoStepsTests.CodeNow(platform, TwoStepsTests.SecretOn(page));

        var without = await browser.SubmitAsync(form, ("Code", code));
        var wrong = await browser.SubmitAsync(form, ("Code", code), ("Password", "khong phai mat khau"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(form, ("Code", code), ("Password", DemoAccounts.Password))).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Guessing_the_password_at_the_second_step_locks_like_guessing_at_sign_in(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("congdan.binh");
        var page = await browser.GetPageAsync("/tai-khoan/xac-thuc-hai-buoc");
        var form = page.QuerySelector<IHtmlFormElement>("form#enrol")!;
        var code = TwoStepsTests.CodeNow(platform, TwoStepsTests.SecretOn(page));
        for (var guess = 0; guess < 5; guess++)
        {
            await browser.SubmitAsync(form, ("Code", code), ("Password", $"doan {guess}"));
        }

        var locked = await browser.SubmitAsync(form, ("Code", code), ("Password", DemoAccounts.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Contains("15 phút", (await locked.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
