using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.WebUtilities;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>Another program of the province that signs people in with the platform's accounts.</summary>
internal static class SignInElsewhere
{
    public const string Verifier = "chuoi-kiem-tra-cua-chuong-trinh-khac-trong-tinh-0123456789";

    public static Uri Authorize(
        string scope, string? challenge = null, string method = "S256", string more = "", string? redirect = null) => new(
        $"/connect/authorize?client_id={DemoAccounts.SignInClientId}&response_type=code&scope={Uri.EscapeDataString(scope)}&state=trang-thai" +
        $"&redirect_uri={Uri.EscapeDataString(redirect ?? DemoAccounts.SignInRedirect.ToString())}" +
        $"&code_challenge={challenge ?? WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))}&code_challenge_method={method}{more}",
        UriKind.Relative);

    /// <summary>The code an answer carries back to the program; null when it leads elsewhere.</summary>
    public static string? CodeIn(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } back
            && back.ToString().StartsWith(DemoAccounts.SignInRedirect.ToString(), StringComparison.Ordinal)
            ? HttpUtility.ParseQueryString(back.Query)["code"]
            : null;

    public static Task<HttpResponseMessage> ExchangeAsync(HttpClient program, string code) => program.TokenAsync(
        ("grant_type", "authorization_code"), ("client_id", DemoAccounts.SignInClientId), ("code", code),
        ("redirect_uri", DemoAccounts.SignInRedirect.ToString()), ("code_verifier", Verifier));

    public static async Task<string> AccessTokenAsync(HttpResponseMessage answer) =>
        (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;

    /// <summary>What the identity token says.</summary>
    public static async Task<JsonElement> IdentityAsync(HttpResponseMessage answer)
    {
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id_token").GetString()!;
        return JsonSerializer.Deserialize<JsonElement>(WebEncoders.Base64UrlDecode(token.Split('.')[1]));
    }

    public static async Task<string> TokenAsync(HttpClient browser, HttpClient program, string scope) =>
        await AccessTokenAsync(await ExchangeAsync(program, CodeIn(await browser.GetAsync(Authorize(scope)))!));
}
