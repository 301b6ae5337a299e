using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Web;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>What every answer carries, whoever gives it.</summary>
public sealed class SecurityHeadersTests
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static TheoryData<string> Both => Databases.Both;

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/dang-nhap", 200)]
    [InlineData("/khong-co-trang-nay", 404)]
    [InlineData("/can-bo/viec", 302)]
    [InlineData("/api/", 200)]
    [InlineData("/api/v1/khong-co", 404)]
    [InlineData("/api/v1/worklist", 401)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/connect/authorize", 400)]
    [InlineData("/connect/logout?post_logout_redirect_uri=https%3A%2F%2Fke-xau.example", 400)]
    [InlineData("/connect/userinfo", 400)]
    [InlineData("/connect/token", 400)]
    [InlineData("/.well-known/openid-configuration", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/pki/root.crl", 200)]
    public async Task Every_answer_has_them(string url, int status)
    {
        using var anybody = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        var answer = await anybody.GetAsync(new Uri(url, UriKind.Relative));

        Assert.True(
            status == (int)answer.StatusCode || (status == 400 && (int)answer.StatusCode is > 400 and < 500), $"{(int)answer.StatusCode}");
        AssertHeaders(answer);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Refusals_of_tokens_forms_and_bodies_have_them(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var anybody = platform.NewClient();
        using var json = new StringContent("{", new MediaTypeHeaderValue("application/json"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Form.Name", "x")]);

        AssertHeaders(await anybody.TokenAsync(("grant_type", "client_credentials"), ("client_id", "x"), ("client_secret", "sai")));
        AssertHeaders(await anybody.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form));
        AssertHeaders(await anybody.PostAsync(new Uri("/api/v1/cases", UriKind.Relative), json));
        AssertHeaders(await anybody.PutAsync(new Uri("/api/v1/procedures", UriKind.Relative), null));
    }

    [Theory]
    [InlineData("/api/v1/procedures")]
    [InlineData("/api/v1/khong-co")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/connect/token")]
    [InlineData("/api/v1")]
    public async Task Data_may_load_and_run_nothing(string url)
    {
        using var anybody = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        var policy = Policy(await anybody.GetAsync(new Uri(url, UriKind.Relative)));

        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_try_the_api_runs_no_script_but_ours()
    {
        using var anybody = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        var answer = await anybody.GetAsync(new Uri("/api/", UriKind.Relative));
        var (policy, html) = (Policy(answer), await answer.Content.ReadAsStringAsync());

        var script = Directive(policy, "script-src");
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var nonce = script.Split('\'').Single(part => part.StartsWith("nonce-", StringComparison.Ordinal))["nonce-".Length..];
        Assert.Contains($"nonce=\"{nonce}\"", html, StringComparison.Ordinal);
        var next = Policy(await anybody.GetAsync(new Uri("/api/", UriKind.Relative)));
        Assert.DoesNotContain(nonce, next, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_policy_of_any_page_lets_inline_code_run()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        foreach (var url in Gets(platform))
        {
            var answer = await officer.GetAsync(new Uri(url, UriKind.Relative));
            Assert.True(!answer.Headers.TryGetValues("Content-Security-Policy", out var policy)
                || !string.Join(' ', policy).Contains("unsafe-inline", StringComparison.Ordinal), url);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_for_a_person_or_a_program_is_left_to_caches(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        using var program = await platform.ApiClientAsync();
        var open = new List<string>();
        foreach (var url in Gets(platform))
        {
            // A token opens the API alone: on a page its bearer is anybody.
            foreach (var client in url.StartsWith("/api/v1/", StringComparison.Ordinal) ? new[] { officer, program } : [officer])
            {
                var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
                var isPublic = url.StartsWith("/pki/", StringComparison.Ordinal);
                var isKept = answer.Headers.CacheControl is { NoStore: true };
                var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html"
                    && answer.Headers.CacheControl is { Private: true, NoCache: true };
                if (!isPublic && !isKept && !isPage)
                {
                    open.Add($"{(int)answer.StatusCode} {url}: {answer.Headers.CacheControl}");
                }
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public async Task Styles_and_pictures_are_kept_by_browsers_as_before()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        var page = await officer.GetPageAsync("/can-bo/viec");
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var answer = await officer.GetAsync(new Uri(style, UriKind.RelativeOrAbsolute));

        Assert.True(answer.Headers.CacheControl is { NoStore: false, MaxAge.TotalDays: > 1 }, $"{style}: {answer.Headers.CacheControl}");
        AssertHeaders(answer);
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        foreach (var (name, value) in Always)
        {
            Assert.True(answer.Headers.TryGetValues(name, out var found) && found.Single() == value,
                $"{answer.RequestMessage!.RequestUri}: {name}");
        }

        Assert.True(answer.Headers.Contains("Content-Security-Policy"), $"{answer.RequestMessage!.RequestUri}");
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static string Directive(string policy, string name) =>
        policy.Split(';', StringSplitOptions.TrimEntries).Single(part => part.StartsWith(name + " ", StringComparison.Ordinal));

    /// <summary>Every address that answers GET, its parameters filled with something.</summary>
    private static IEnumerable<string> Gets(TestPlatform platform) => platform.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
            && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !endpoint.RoutePattern.RawText!.Contains("**", StringComparison.Ordinal))
        .Select(endpoint =>
            "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Filled)))))
        // The try-out page's own script and picture.
        .Where(url => !url.StartsWith("/api/scalar", StringComparison.Ordinal) && url != "/api/favicon.svg").Distinct();

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") =>
            Guid.Empty.ToString(),
        _ => "1",
    };
}
