using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Load.Hosting;

/// <summary>Signs in the way people and programs do: through the form, and at the token endpoint.</summary>
internal static partial class Session
{
    /// <summary>Signs a demo account in; its cookies are in the client's jar then.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public static async Task<string?> SignInAsync(HttpClient client, string userName)
    {
        using var page = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        if (page.StatusCode is not HttpStatusCode.OK || FormTokenIn(html) is not { } token)
        {
            return $"sign-in page: {(int)page.StatusCode}";
        }

        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("Form.Name", userName),
            KeyValuePair.Create("Form.Password", DemoAccounts.Password),
        ]);
        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect ? null : $"sign-in of {userName}: {(int)answer.StatusCode}";
    }

    /// <summary>The token against forgery that a page's form carries.</summary>
    public static string? FormTokenIn(string html) => FormToken().Match(html) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>A client of the counters' program.</summary>
    public static async Task<HttpClient> ProgramAsync(HostProcess host)
    {
        var client = host.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = DemoAccounts.ClientId, ["client_secret"] = DemoAccounts.ClientSecret,
            ["scope"] = "api",
        });
        using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
