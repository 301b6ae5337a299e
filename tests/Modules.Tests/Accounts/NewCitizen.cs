using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>A citizen who registered by the form a moment ago and is signed in.</summary>
internal sealed record NewCitizen(HttpClient Browser, string IdNumber, string Phone) : IDisposable
{
    public const string Name = "Lý A Páo";
    public const string Password = "ruong bac thang mua lua";
    private static int last = 500_000;

    /// <summary>A man's number of Bắc Giang that nobody else in this run has.</summary>
    public static string NextIdNumber() => string.Create(CultureInfo.InvariantCulture, $"024085{Interlocked.Increment(ref last):D6}");

    public static string NextPhone() => string.Create(CultureInfo.InvariantCulture, $"0931{Interlocked.Increment(ref last):D6}");

    public static async Task<NewCitizen> RegisterAsync(TestPlatform platform, string? idNumber = null, string? phone = null,
        string name = Name, string password = Password, string? email = null)
    {
        var citizen = new NewCitizen(platform.NewClient(), idNumber ?? NextIdNumber(), phone ?? NextPhone());
        using var answer = await SendAsync(citizen.Browser, name, citizen.IdNumber, citizen.Phone, password, email);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return citizen;
    }

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string name, string idNumber, string phone, string password, string? email = null)
    {
        var form = (await client.GetPageAsync("/dang-ky")).QuerySelector<IHtmlFormElement>("form#register")!;
        return await client.SubmitAsync(
            form, ("Form.FullName", name), ("Form.PersonalIdNumber", idNumber), ("Form.Phone", phone), ("Form.Email", email),
            ("Form.Password", password));
    }

    /// <summary>The API as a program that the citizen signed in to calls it.</summary>
    public static async Task<HttpClient> ApiOfAsync(TestPlatform platform, HttpClient browser)
    {
        var back = await browser.GetAsync(OpenIdTests.AuthorizeUrl(DemoAccounts.SignInRedirect.ToString()));
        var code = HttpUtility.ParseQueryString(back.Headers.Location!.Query)["code"]!;
        var program = platform.NewClient();
        var answer = await program.TokenAsync(
            ("grant_type", "authorization_code"), ("client_id", DemoAccounts.SignInClientId), ("code", code),
            ("redirect_uri", DemoAccounts.SignInRedirect.ToString()), ("code_verifier", OpenIdTests.Verifier));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        program.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        return program;
    }

    public void Dispose() => Browser.Dispose();
}
