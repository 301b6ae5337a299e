using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.EndToEnd.Tests.Restoring;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Watching;

/// <summary>
/// Who watches the platform sees that it works and how fast, and nobody's name: nothing that people typed stands in logs, spans or
/// measures, not even with the logs turned up.
/// </summary>
public sealed class PrivacyTests
{
    private const string Name = "Quàng Thị Kín";
    private const string IdNumber = "024196773174";
    private const string Phone = "0987731774";
    private const string Email = "quang.kin@thu.example";
    private const string Address = "Xóm Vực Sâu 7731";
    private const string Stranger = "nguoi.la.7731";
    private const string WrongPassword = "MatKhauSai#7731";
    private static readonly TimeSpan LongestExport = TimeSpan.FromSeconds(15);

    private static readonly string[] Private =
    [
        Name, Uri.EscapeDataString(Name), "Quàng", "Qu%C3%A0ng", "quang thi kin", "quang+thi", IdNumber, Phone, Email,
        Uri.EscapeDataString(Email), Address, "xom vuc sau",
        Stranger, WrongPassword, DemoAccounts.Password, DemoAccounts.ClientSecret,
    ];

    public static TheoryData<string> Both => Databases.Both;

    [Theory(Timeout = 120_000), MemberData(nameof(Both))]
    public async Task Nothing_that_people_typed_is_logged_or_exported(string database)
    {
        await using var collector = await Collector.StartAsync();
        string[] loud =
            ["--logs", "json", "--Logging:LogLevel:Default", "Debug", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics",
                "Information", "--Logging:LogLevel:XaDienTu.Kernel.Audit", "Information"];
        using var host = await HostProcess.StartAsync(Ports.Take(), [.. Databases.Settings(database), .. collector.Settings, .. loud]);
        await host.ExplainAsync(async () =>
        {
            await SignInAsync(host);
            await FileAndTrackAsync(host);
            return true;
        });
        bool IsExported() => collector.Traces.Contains("/api/v1/tracking", StringComparison.Ordinal)
            && collector.Metrics.Contains("xadientu.cases.events", StringComparison.Ordinal)
            && collector.Metrics.Contains("xadientu.outbox.waiting", StringComparison.Ordinal);
        await UntilAsync(IsExported, TestContext.Current.CancellationToken);

        // What is watched is there …
        Assert.Contains("/can-bo/ho-so", collector.Traces, StringComparison.Ordinal);
        // The list of demo accounts is no log: that is JSON, line for line.
        var log = string.Join('\n', host.Output.Split('\n').Where(line => line.StartsWith('{')));
        Assert.Contains("Audit seal", log, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Metrics, StringComparison.Ordinal);
        if (database is Databases.Postgres)
        {
            Assert.Contains("INSERT INTO cases_case", collector.Traces, StringComparison.Ordinal);
        }

        // … and nobody's data.
        foreach (var (place, text) in new[] { ("log", log), ("spans", collector.Traces), ("measures", collector.Metrics) })
        {
            Assert.All(Private, word =>
                Assert.False(
                    text.Contains(word, StringComparison.OrdinalIgnoreCase), $"“{word}” stands in the {place}: {Around(text, word)}"));
        }

        Assert.All(log.Split('\n'), line => JsonDocument.Parse(line).Dispose());
    }

    private static async Task SignInAsync(HostProcess host)
    {
        using var stranger = host.NewClient();
        using var refused = await stranger.SignInAsync(Stranger, WrongPassword);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var officer = host.NewClient();
        using var welcome = await officer.SignInAsync("motcua.thoxuong", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, welcome.StatusCode);
        foreach (var words in new[] { Name, IdNumber })
        {
            using var found = await officer.GetAsync(new Uri($"/can-bo/ho-so?q={Uri.EscapeDataString(words)}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
    }

    private static async Task FileAndTrackAsync(HostProcess host)
    {
        using var program = await Counter.SignedInAsync(host);
        using var filed = await PostAsync(program, JsonContent.Create(new
        {
            procedure = "1.001193",
            receivingOrganization = "H02.21.01",
            applicant = new { fullName = Name, idNumber = IdNumber, phone = Phone, email = Email, address = Address },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        }));
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var code = (await filed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        using var unreadable = await PostAsync(program, new StringContent(
            $$"""{ "applicant": { "fullName": "{{Name}}", "birthDate": "{{IdNumber}}" } }""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        using var anyone = host.NewClient();
        using var tracked = await anyone.GetAsync(new Uri($"/api/v1/tracking/{code}?id={IdNumber}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, tracked.StatusCode);
        using var posted = await anyone.PostAsJsonAsync(new Uri("/api/v1/tracking", UriKind.Relative), new { code, idNumber = IdNumber });
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var page = await anyone.GetPageAsync($"/tra-cuu?ma={code}");
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        using var shown = await anyone.SubmitAsync(form, ("IdNumber", IdNumber));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient program, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await program.SendAsync(request);
    }

    private static async Task UntilAsync(Func<bool> isSo, CancellationToken end)
    {
        var until = TimeProvider.System.GetUtcNow() + LongestExport;
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "The host exported nothing.");
            await Task.Delay(200, end);
        }
    }

    private static string Around(string text, string word)
    {
        var place = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return place < 0 ? "" : text[Math.Max(0, place - 300)..Math.Min(text.Length, place + 100)];
    }
}
