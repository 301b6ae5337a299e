using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class OpenIdTests
{
    internal const string Verifier = "chuoi-kiem-tra-cua-chuong-trinh-khac-trong-tinh-0123456789";
    private static readonly Uri Me = new("/api/v1/accounts/me", UriKind.Relative);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_with_its_secret_acts_with_its_posts(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.ApiClientAsync();

        var me = await client.GetFromJsonAsync<JsonElement>(Me);

        Assert.Equal("program", me.GetProperty("kind").GetString());
        Assert.Equal(DemoAccounts.ClientId, me.GetProperty("id").GetString());
        Assert.Contains(me.GetProperty("posts").EnumerateArray(), post => post.GetProperty("role").GetString() == "oneStopClerk");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_token_the_api_answers_401_in_words(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        await AssertRefusedAsync(await client.GetAsync(Me));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "khong-phai-ma");
        await AssertRefusedAsync(await client.GetAsync(Me));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_cookie_opens_no_api(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("motcua.thoxuong");

        await AssertRefusedAsync(await client.GetAsync(Me));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_counts_in_the_header_alone(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var program = await platform.ApiClientAsync();
        using var client = platform.NewClient();
        var withToken = new Uri($"{Me}?access_token={program.DefaultRequestHeaders.Authorization!.Parameter}", UriKind.Relative);

        await AssertRefusedAsync(await client.GetAsync(withToken));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "eDp5");
        await AssertRefusedAsync(await client.GetAsync(withToken));
    }

    [Fact]
    public async Task A_token_ends_with_its_time_however_often_it_was_used()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var client = await platform.ApiClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);

        platform.Clock.Move(TimeSpan.FromMinutes(29.5));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);
        platform.Clock.Move(TimeSpan.FromSeconds(31));

        await AssertRefusedAsync(await client.GetAsync(Me));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_counts_at_the_address_that_gave_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.ApiClientAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);
        client.DefaultRequestHeaders.Host = "noi-khac.example";
        await AssertRefusedAsync(await client.GetAsync(Me));
        client.DefaultRequestHeaders.Host = null;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_that_was_changed_is_refused_beside_the_right_one(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.ApiClientAsync();
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);

        var signature = token[(token.LastIndexOf('.') + 1)..];
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token[..^signature.Length] + (signature[0] == 'A' ? 'B' : 'A') + signature[1..]);
        await AssertRefusedAsync(await client.GetAsync(Me));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_secret_gets_no_token(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        var answer = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", "sai"), ("scope", "api"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_discovery_document_names_the_endpoints(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("/.well-known/openid-configuration", UriKind.Relative));

        Assert.EndsWith("/connect/token", document.GetProperty("token_endpoint").GetString(), StringComparison.Ordinal);
        var keys = await client.GetFromJsonAsync<JsonElement>(new Uri("/.well-known/jwks", UriKind.Relative));
        Assert.Equal(1, keys.GetProperty("keys").GetArrayLength());
    }

    [Fact]
    public async Task A_fixed_issuer_stands_in_the_document_and_its_tokens_are_honoured_at_any_address()
    {
        const string Issuer = "https://motcua.bacgiang.example/";
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--Accounts:Issuer", Issuer);
        using var client = await platform.ApiClientAsync();

        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("/.well-known/openid-configuration", UriKind.Relative));

        Assert.Equal(Issuer, document.GetProperty("issuer").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestPlatform.StartAsync(Databases.Sqlite, "--Accounts:Issuer", "motcua.bacgiang.example"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_program_signs_a_person_in_and_acts_as_him_until_he_signs_out_everywhere(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = platform.NewClient();
        var authorize = AuthorizeUrl(DemoAccounts.SignInRedirect.ToString());

        var asked = await browser.GetAsync(authorize);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.StartsWith("/dang-nhap?returnUrl=", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var signedIn = await browser.SignInAsync("lanhdao.bacgiang", DemoAccounts.Password, asked.Headers.Location.OriginalString);
        var back = await browser.GetAsync(signedIn.Headers.Location);
        Assert.StartsWith(DemoAccounts.SignInRedirect.ToString(), back.Headers.Location!.ToString(), StringComparison.Ordinal);
        var answer = HttpUtility.ParseQueryString(back.Headers.Location.Query);
        Assert.Equal("trang-thai", answer["state"]);

        using var program = platform.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest,
            (await ExchangeAsync(program, answer["code"]!, "khong-phai-chuoi-kiem-tra-da-gui-luc-dau-0123456789")).StatusCode);
        var token = await (await ExchangeAsync(program, answer["code"]!, Verifier)).Content.ReadFromJsonAsync<JsonElement>();
        program.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        var about = await program.GetFromJsonAsync<JsonElement>(new Uri("/connect/userinfo", UriKind.Relative));
        Assert.Equal("lanhdao.bacgiang", about.GetProperty("preferred_username").GetString());
        var me = await program.GetFromJsonAsync<JsonElement>(Me);
        Assert.Equal("officer", me.GetProperty("kind").GetString());
        Assert.Equal("leader", me.GetProperty("posts")[0].GetProperty("role").GetString());

        var form = (await browser.GetPageAsync("/tai-khoan")).QuerySelector<IHtmlFormElement>("form#sign-out-everywhere")!;
        await browser.SubmitAsync(form);
        await AssertRefusedAsync(await program.GetAsync(Me));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_unknown_return_address_gets_no_code(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.bacgiang");

        var answer = await browser.GetAsync(AuthorizeUrl("https://ke-xau.example/"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Tokens_outlive_the_node_that_gave_them(string database)
    {
        var settings = Databases.Settings(database);
        string? token;
        await using (var first = await TestPlatform.StartAsync(database, settings))
        {
            using var client = NewNamedClient(first);
            var answer = await client.TokenAsync(
                ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
                ("scope", "api"));
            token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        }

        await using var second = await TestPlatform.StartAsync(database, settings);
        using var later = NewNamedClient(second);
        later.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync(Me)).StatusCode);
    }

    // All nodes answer to the balancer's name, which is the issuer of the tokens.
    private static HttpClient NewNamedClient(TestPlatform platform)
    {
        var client = platform.NewClient();
        client.DefaultRequestHeaders.Host = "xadientu.example";
        return client;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("mã truy cập", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ExchangeAsync(HttpClient program, string code, string verifier) => program.TokenAsync(
        ("grant_type", "authorization_code"), ("client_id", DemoAccounts.SignInClientId), ("code", code),
        ("redirect_uri", DemoAccounts.SignInRedirect.ToString()), ("code_verifier", verifier));

    internal static Uri AuthorizeUrl(string redirect)
    {
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-')
            .Replace('/', '_');
        return new Uri(
            $"/connect/authorize?client_id={DemoAccounts.SignInClientId}&response_type=code&scope=openid%20profile%20api&state=trang-thai" +
            $"&redirect_uri={Uri.EscapeDataString(redirect)}&code_challenge={challenge}&code_challenge_method=S256", UriKind.Relative);
    }
}
