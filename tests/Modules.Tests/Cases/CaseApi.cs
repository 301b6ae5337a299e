using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Cases;

/// <summary>The case API as a program of a one-stop counter uses it.</summary>
internal sealed class CaseApi(HttpClient client)
{
    public const string BirthRegistration = "1.001193";
    public const string LandRegistration = "1.012753";

    /// <summary>Phường Thọ Xương, thành phố Bắc Giang.</summary>
    public const string Commune = "H02.21.01";

    public static readonly byte[] Pdf = Papers.Pdf("a paper");

    public HttpClient Client => client;

    public static async Task<CaseApi> OnAsync(TestPlatform platform) => new(await platform.ApiClientAsync());

    public static object Birth(string name = "Lý Thị Mẩy", string idNumber = "024196001234", bool papersChecked = false) => new
    {
        procedure = BirthRegistration,
        receivingOrganization = Commune,
        applicant = new { fullName = name, idNumber, phone = "0987 654 321", address = "Tổ 3" },
        documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        papersChecked,
    };

    public static object Land() => new
    {
        procedure = LandRegistration,
        receivingOrganization = Commune,
        applicant = new { fullName = "Giáp Văn Đức", idNumber = "024075004321" },
    };

    /// <param name="match">Which version a change is for, where it matters.</param>
    public async Task<HttpResponseMessage> PostAsync(string path, object body, string? key = null, string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Files a case and gives its code.</summary>
    public async Task<string> FileAsync(object body)
    {
        var answer = await PostAsync("cases", body, Guid.CreateVersion7().ToString());
        return (await ReadAsync(answer)).GetProperty("code").GetString()!;
    }

    public Task<HttpResponseMessage> CompleteAsync(
        string code, string step, string outcome = "forward", string? note = null, string? returnTo = null) =>
        PostAsync($"cases/{code}/steps/{step}/complete", new { outcome, note, returnTo });

    public async Task<JsonElement> ForwardAsync(string code, params string[] steps)
    {
        var view = default(JsonElement);
        foreach (var step in steps)
        {
            view = await ReadAsync(await CompleteAsync(code, step, note: "Đã xem"));
        }

        return view;
    }

    public async Task<string> UploadAsync(byte[] content, string fileName)
    {
        using var body = new ByteArrayContent(content);
        var answer = await client.PostAsync(new Uri($"/api/v1/files?fileName={Uri.EscapeDataString(fileName)}", UriKind.Relative), body);
        return (await ReadAsync(answer)).GetProperty("hash").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await ReadAsync(await client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative)));

    /// <summary>The body of a good answer; a problem fails the test with its words.</summary>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
    }

    /// <summary>The code of a problem+json answer.</summary>
    public static async Task<(int Status, string Code, string Detail)> ProblemAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} is no problem+json: {await answer.Content.ReadAsStringAsync()}");
        }

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!);
    }
}
