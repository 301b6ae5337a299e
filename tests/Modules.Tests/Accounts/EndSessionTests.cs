using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using XaDienTu.TestKit;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>Sign-out at another program's wish: no link and no foreign page signs anybody out.</summary>
public sealed class EndSessionTests
{
    private const string Verifier = "chuoi-kiem-tra-cua-chuong-trinh-khac-trong-tinh-0123456789";
    private const string Back = "https://phan-mem.example/da-thoat";
    private const string SignedIn = "https://phan-mem.example/dang-nhap-xong";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_link_alone_signs_nobody_out_but_asks(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        var asked = await browser.GetAsync(new Uri("/connect/logout", UriKind.Relative));
        using var foreignForm = new FormUrlEncodedContent([]);
        var posted = await browser.PostAsync(new Uri("/connect/logout", UriKind.Relative), foreignForm);

        Assert.StartsWith("/dang-xuat?returnUrl=", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/dang-xuat?returnUrl=", posted.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(await IsSignedInAsync(browser));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_says_yes_is_signed_out_and_led_back_to_the_program(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var client = await RegisterAsync(platform);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        var asked = await browser.GetAsync(LogoutUrl(client, Back));
        var page = await browser.GetPageAsync(asked.Headers.Location!.OriginalString);
        var answer = await browser.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#sign-out")!);
        var back = await browser.GetAsync(
            new Uri((await answer.ReadPageAsync()).QuerySelector("a#back")!.GetAttribute("href")!, UriKind.RelativeOrAbsolute));

        Assert.False(await IsSignedInAsync(browser));
        Assert.StartsWith(Back, back.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("state=xyz", back.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_sessions_own_program_signs_out_by_its_token_and_another_persons_token_does_not(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var client = await RegisterAsync(platform);
        using var other = await platform.SignInAsync("motcua.thoxuong");
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");
        var (own, foreign) = (await IdTokenAsync(platform, browser, client), await IdTokenAsync(platform, other, client));

        var refused = await browser.GetAsync(LogoutUrl(client, Back, foreign));
        Assert.StartsWith("/dang-xuat?returnUrl=", refused.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(await IsSignedInAsync(browser));
        var done = await browser.GetAsync(LogoutUrl(client, Back, own));

        Assert.StartsWith(Back, done.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(browser));
        Assert.True(await IsSignedInAsync(other));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_address_that_nobody_registered_is_never_gone_to(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var client = await RegisterAsync(platform);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(LogoutUrl(client, "https://ke-xau.example/"))).StatusCode);
        var page = await browser.GetPageAsync("/dang-xuat?returnUrl=https%3A%2F%2Fke-xau.example");
        var answer = await browser.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#sign-out")!);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    private static async Task<bool> IsSignedInAsync(HttpClient browser) =>
        (await browser.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode == HttpStatusCode.OK;

    private static async Task<string> RegisterAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var id = $"thoat-{Guid.CreateVersion7():N}";
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(SignedIn) },
            PostLogoutRedirectUris = { new Uri(Back) },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
            },
        });
        return id;
    }

    private static async Task<string> IdTokenAsync(TestPlatform platform, HttpClient browser, string client)
    {
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-')
            .Replace('/', '_');
        var back = await browser.GetAsync(new Uri(
            $"/connect/authorize?client_id={client}&response_type=code&scope=openid%20profile&redirect_uri={Uri.EscapeDataString(SignedIn)}&code_challenge={challenge}&code_challenge_method=S256&nonce=n",
            UriKind.Relative));
        var code = HttpUtility.ParseQueryString(back.Headers.Location!.Query)["code"]!;
        using var program = platform.NewClient();
        var answer = await program.TokenAsync(
            ("grant_type", "authorization_code"), ("client_id", client), ("code", code), ("redirect_uri", SignedIn),
            ("code_verifier", Verifier));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id_token").GetString()!;
    }

    private static Uri LogoutUrl(string client, string back, string? hint = null) => new(
        $"/connect/logout?client_id={client}&state=xyz&post_logout_redirect_uri={Uri.EscapeDataString(back)}" + (hint is null
            ? ""
            : $"&id_token_hint={hint}"), UriKind.Relative);
}
