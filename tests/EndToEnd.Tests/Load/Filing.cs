using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Load;

/// <summary>One filing that a counter or a citizen makes, and makes again with the same key when no answer came.</summary>
/// <param name="Mark">Stands in the case as the applicant's address: finds its case, or its cases.</param>
internal abstract record Filing(string Mark)
{
    /// <summary>Set once the platform said that it has the case.</summary>
    public string? Code { get; set; }

    public abstract bool ByCitizen { get; }

    /// <summary>Whether the case must have a file of its own.</summary>
    public abstract bool HasFile { get; }

    /// <returns>The code the platform answered with.</returns>
    /// <exception cref="RefusedException">It answered something else.</exception>
    public abstract Task<string> SendAsync(Clients clients);

    public abstract Task<HttpResponseMessage> ReadAsync(Clients clients);
}

/// <summary>The platform answered, but did not take the filing.</summary>
internal sealed class RefusedException(HttpResponseMessage answer, string text) : Exception($"{(int)answer.StatusCode} {text}")
{
    public HttpStatusCode Status { get; } = answer.StatusCode;

    public bool SaysWhenToTryAgain { get; } = answer.Headers.RetryAfter is not null;

    public string MediaType { get; } = answer.Content.Headers.ContentType?.MediaType ?? "";

    public string Text { get; } = text;
}

/// <summary>Who talks to the platform; a restart changes nothing for them, their tokens and cookies hold.</summary>
internal sealed class Clients(HttpClient program, IReadOnlyDictionary<string, HttpClient> citizens) : IDisposable
{
    public HttpClient Program => program;

    public HttpClient Citizen(string name) => citizens[name];

    public void Dispose()
    {
        program.Dispose();
        foreach (var citizen in citizens.Values)
        {
            citizen.Dispose();
        }
    }
}

/// <summary>A birth registration sent by a counter's program; every third with a digitised paper, which is sent first.</summary>
internal sealed record ProgramFiling(int Number, string Agency = "H02.21.01") : Filing($"Số nhà {Number}")
{
    private readonly string key = Guid.CreateVersion7().ToString();

    public override bool ByCitizen => false;

    public override bool HasFile => Number % 3 == 0;

    public override async Task<string> SendAsync(Clients clients)
    {
        var hash = HasFile ? await UploadAsync(clients.Program) : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                receivingOrganization = Agency,
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{Number:D6}", address = Mark },
                documents =
                    new[] { new { key = "giay-chung-sinh", originals = 1, fileHash = hash,
                        fileName = hash is null ? null : "giay-chung-sinh.pdf" } },
            }),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await TextOfAsync(await clients.Program.SendAsync(request), "code");
    }

    public override Task<HttpResponseMessage> ReadAsync(Clients clients) =>
        clients.Program.GetAsync(new Uri($"/api/v1/cases/{Code}", UriKind.Relative));

    private async Task<string> UploadAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(Papers.Pdf($"{Mark} {key} {new string('x', 20_000)}"));
        return await TextOfAsync(
            await client.PostAsync(new Uri("/api/v1/files?fileName=giay-chung-sinh.pdf", UriKind.Relative), content), "hash");
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer, string field)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return answer.StatusCode is HttpStatusCode.Created
                ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty(field).GetString()!
                : throw new RefusedException(answer, text);
        }
    }
}

/// <summary>A draft that a citizen has filled in; what is left is the last button.</summary>
/// <param name="Draft">Address of the draft, <c>/nop-ho-so/{code}/{id}</c>.</param>
internal sealed record CitizenFiling(string Citizen, string Draft, string FormToken, string Address) : Filing(Address)
{
    public override bool ByCitizen => true;

    public override bool HasFile => true;

    public override async Task<string> SendAsync(Clients clients)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", FormToken)]);
        using var answer = await clients.Citizen(Citizen).PostAsync(new Uri($"{Draft}/kiem-tra", UriKind.Relative), form);
        var receipt = answer.Headers.Location?.ToString().Split('/') ?? [];
        return receipt is [.., var code, "da-nop"]
            ? code
            : throw new RefusedException(
                answer, $"{answer.Headers.Location} {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}");
    }

    public override Task<HttpResponseMessage> ReadAsync(Clients clients) =>
        clients.Citizen(Citizen).GetAsync(new Uri($"/ho-so/{Code}", UriKind.Relative));
}
