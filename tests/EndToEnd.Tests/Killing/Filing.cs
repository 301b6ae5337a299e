using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace XaDienTu.EndToEnd.Tests.Killing;

/// <summary>One filing that a counter or a citizen makes, and makes again with the same key when no answer came.</summary>
/// <param name="Mark">Stands in the case as the applicant's address: finds its case, or its cases.</param>
internal abstract record Filing(string Mark)
{
    /// <summary>Set once the platform said that it has the case.</summary>
    public string? Code { get; set; }

    public abstract bool ByCitizen { get; }

    /// <returns>The code the platform answered with.</returns>
    public abstract Task<string> SendAsync(Clients clients);

    public abstract Task<HttpResponseMessage> ReadAsync(Clients clients);
}

/// <summary>Who talks to the running process; made anew after a restart with the same token and the same cookies.</summary>
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

/// <summary>A birth registration sent by a counter's program.</summary>
internal sealed record ProgramFiling(int Number) : Filing($"Số nhà {Number}")
{
    private readonly string key = Guid.CreateVersion7().ToString();

    public override bool ByCitizen => false;

    public override async Task<string> SendAsync(Clients clients)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                receivingOrganization = "H02.21.01",
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{Number:D6}", address = Mark },
                documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
            }),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await clients.Program.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.Created
            ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()!
            : throw new InvalidOperationException($"{Mark}: {(int)answer.StatusCode} {text}");
    }

    public override Task<HttpResponseMessage> ReadAsync(Clients clients) =>
        clients.Program.GetAsync(new Uri($"/api/v1/cases/{Code}", UriKind.Relative));
}

/// <summary>A draft that a citizen has filled in; what is left is the last button.</summary>
/// <param name="Draft">Address of the draft, <c>/nop-ho-so/{code}/{id}</c>.</param>
internal sealed record CitizenFiling(string Citizen, string Draft, string FormToken, string Address) : Filing(Address)
{
    public override bool ByCitizen => true;

    public override async Task<string> SendAsync(Clients clients)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", FormToken)]);
        using var answer = await clients.Citizen(Citizen).PostAsync(new Uri($"{Draft}/kiem-tra", UriKind.Relative), form);
        var receipt = answer.Headers.Location?.ToString().Split('/') ?? [];
        return receipt is [.., var code, "da-nop"]
            ? code
            : throw new InvalidOperationException($"{Mark}: {(int)answer.StatusCode} {answer.Headers.Location}");
    }

    public override Task<HttpResponseMessage> ReadAsync(Clients clients) =>
        clients.Citizen(Citizen).GetAsync(new Uri($"/ho-so/{Code}", UriKind.Relative));
}
