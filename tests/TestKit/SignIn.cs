using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.TestKit;

/// <summary>Signs in the way people and programs do: through the form, and at the token endpoint.</summary>
public static class SignIn
{
    // By platform and not by address: a port that one platform gave back is soon another's.
    private static readonly ConditionalWeakTable<TestPlatform, ConcurrentDictionary<string, Task<string>>> Tokens = [];

    /// <summary>A browser in which this demo account is signed in, e.g. <c>motcua.thoxuong</c> or <c>congdan.an</c>.</summary>
    public static async Task<HttpClient> SignInAsync(this TestPlatform platform, string userName)
    {
        var client = platform.NewClient();
        var answer = await client.SignInAsync(userName, DemoAccounts.Password);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? client
            : throw new InvalidOperationException($"{userName} cannot sign in: {(int)answer.StatusCode}.");
    }

    /// <summary>Posts the sign-in form; the answer is a redirect when it was right.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(
        this HttpClient client, string name, string password, string page = "/dang-nhap")
    {
        var form = await client.GetPageAsync(page);
        return await client.SubmitAsync(
            form.QuerySelector<IHtmlFormElement>("form#sign-in")!, ("Form.Name", name), ("Form.Password", password));
    }

    /// <summary>Well inside the life of a token, however long the tests of a platform take.</summary>
    private const long TokenMilliseconds = 10 * 60_000;

    /// <summary>A program's client with a real access token; the token is fetched every ten minutes per platform and program, its hash is
    /// slow.</summary>
    public static async Task<HttpClient> ApiClientAsync(
        this TestPlatform platform, string clientId = DemoAccounts.ClientId, string clientSecret = DemoAccounts.ClientSecret)
    {
        var token = await Tokens.GetOrCreateValue(platform)
            .GetOrAdd($"{clientId} {Environment.TickCount64 / TokenMilliseconds}", _ => FetchAsync(platform, clientId, clientSecret));
        var client = platform.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // Most tests take whatever version there is.
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        return client;
    }

    /// <summary>Posts to the token endpoint.</summary>
    public static async Task<HttpResponseMessage> TokenAsync(this HttpClient client, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri("/connect/token", UriKind.Relative), body);
    }

    private static async Task<string> FetchAsync(TestPlatform platform, string clientId, string clientSecret)
    {
        using var client = platform.NewClient();
        var answer = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", clientSecret), ("scope", "api"));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
