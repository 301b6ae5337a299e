using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>At the provider's addresses for programs a refusal is JSON that OAuth clients read, and never a page.</summary>
public sealed class OAuthErrorTests
{
    public static TheoryData<string, string?> Tokens => new()
    {
        { Databases.Sqlite, null }, { Databases.Sqlite, "khong-phai-ma" }, { Databases.Postgres, null },
        { Databases.Postgres, "khong-phai-ma" },
    };

    public static TheoryData<string, string> Addresses => new()
    {
        { "POST", "/connect/token" }, { "GET", "/connect/token" }, { "POST", "/connect/introspect" }, { "POST", "/connect/revoke" },
        { "DELETE", "/connect/userinfo" }, { "GET", "/connect/khong-co" }, { "GET", "/.well-known/khong-co" },
    };

    [Theory, MemberData(nameof(Tokens))]
    public async Task Who_asks_about_a_person_without_a_good_token_is_told_in_the_header(string database, string? token)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var program = platform.NewClient();
        program.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        using var answer = await program.GetAsync(new Uri("/connect/userinfo", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("invalid_token", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_address_for_programs_refuses_in_json(string method, string address)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var program = platform.NewClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        using var answer = await program.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }
}
