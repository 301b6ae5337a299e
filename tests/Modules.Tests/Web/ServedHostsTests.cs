using System.Net;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>In production the portal answers to its own names alone.</summary>
public sealed class ServedHostsTests
{
    private static readonly string[] Production = ["--demo", "false", "--Accounts:Issuer", "https://motcua.bacgiang.example/"];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_that_is_not_ours_is_refused_in_production(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database,
            [.. Production, "--AllowedHosts", "noi-bo.example;*.xa.example", "--Signing:PublicAddress", "http://chung-thu.example"]);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "motcua.bacgiang.example")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "NOI-BO.example:8080")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "an.xa.example")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "chung-thu.example", "/pki/root.crl")).StatusCode);
        foreach (var foreign in new[] { "ke-xau.example", "127.0.0.1", "motcua.bacgiang.example.ke-xau.example", "xa.example" })
        {
            var refused = await AskAsync(platform, foreign);
            Assert.Equal((HttpStatusCode.BadRequest, foreign), (refused.StatusCode, foreign));
            Assert.Contains(
                "địa chỉ chính thức", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
            Assert.True(refused.Headers.Contains("X-Frame-Options"));
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "10.0.0.7", "/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(platform, "10.0.0.7", "/readyz")).StatusCode);
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_https_where_they_did()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, Production);

        var secure = await AskAsync(platform, "motcua.bacgiang.example", scheme: "https");

        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False((await AskAsync(platform, "motcua.bacgiang.example", scheme: "http")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Names_below_the_portal_follow_where_the_province_says_so()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, [.. Production, "--hstsSubDomains", "true"]);

        var secure = await AskAsync(platform, "motcua.bacgiang.example", scheme: "https");

        Assert.Equal("max-age=31536000; includeSubDomains", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_demonstration_answers_to_any_name() =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TestPlatform.OnAsync(Databases.Sqlite), "may-cua-toi.local")).StatusCode);

    private static async Task<HttpResponseMessage> AskAsync(TestPlatform platform, string host, string url = "/", string? scheme = null)
    {
        using var client = platform.NewClient();
        client.DefaultRequestHeaders.Host = host;
        if (scheme is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        }

        return await client.GetAsync(new Uri(url, UriKind.Relative));
    }
}
