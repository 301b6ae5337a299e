using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

public sealed class TrackingTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Code_and_number_show_the_case_without_its_secrets(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        await CaseApi.ReadAsync(await api.CompleteAsync(code, "appraise", note: "Nội bộ: nhờ kiểm tra lại"));
        using var anybody = platform.NewClient();

        var answer = await anybody.GetAsync(Url(code, "024 196 001 234"));
        var text = await answer.Content.ReadAsStringAsync();
        var tracked = JsonSerializer.Deserialize<JsonElement>(text);

        Assert.Equal("Lý T*** M***", tracked.GetProperty("applicant").GetString());
        Assert.Equal("Ký Giấy khai sinh", tracked.GetProperty("currentStep").GetString());
        Assert.DoesNotContain("Nội bộ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("024196001234", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_number_tells_no_more_than_an_unknown_code_and_guessing_is_braked(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        using var anybody = platform.NewClient();

        var wrong = await anybody.GetAsync(Url(code, "024196009999"));
        var unknown = await anybody.GetAsync(Url("H02.21.01-260304-9999", "024196001234"));
        var without = await anybody.GetAsync(Url(code, ""));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Equal(await Words(wrong), await Words(unknown));
        Assert.Equal(await Words(wrong), await Words(without));

        var guesses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 40; guess++)
        {
            guesses.Add((await anybody.GetAsync(Url(code, $"0241960{guess:D5}"))).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_guesses_elsewhere_does_not_keep_the_holder_from_the_case(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        using var guesser = From(platform, "203.0.113.7");
        using var holder = From(platform, "198.51.100.9");
        var guesses = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 12; guess++)
        {
            guesses.Add(await guesser.GetAsync(Url(code, $"0241960{guess:D5}")));
        }

        using var lucky = await guesser.GetAsync(Url(code, "024196001234"));
        using var read = await holder.GetAsync(Url(code, "024196001234"));
        using var another = await guesser.GetAsync(Url("H02.21.01-260304-9999", "024196001234"));

        Assert.All(guesses[..10], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.All(guesses[10..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        // A right number found by walking on is told to nobody either.
        Assert.Equal(HttpStatusCode.TooManyRequests, lucky.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_are_not_walked_through_for_one_code_from_many_addresses(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database, "--TrackingPerCode", "1");
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        var answers = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 22; guess++)
        {
            using var anybody = From(platform, $"203.0.113.{guess}");
            answers.Add(await anybody.GetAsync(Url(code, $"0241960{guess:D5}")));
        }

        using var page = platform.NewClient();
        var form = (await page.GetPageAsync($"/tra-cuu?ma={code}")).QuerySelector<IHtmlFormElement>("main form")!;
        using var onPage = await page.SubmitAsync(form, ("IdNumber", "024196001234"));
        using var another = await page.GetAsync(Url("H02.21.01-260304-9999", "024196001234"));

        Assert.All(answers[..20], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.Contains("Chờ một phút", await Words(answers[^1]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, onPage.StatusCode);
        Assert.Contains(
            "Chờ một phút", (await onPage.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_number_goes_in_the_body_and_in_no_address(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        using var anybody = platform.NewClient();
        Task<HttpResponseMessage> AskAsync(object body) => anybody.PostAsJsonAsync(new Uri("/api/v1/tracking", UriKind.Relative), body);

        using var known = await AskAsync(new { code, idNumber = "024 196 001 234" });
        using var byAddress = await anybody.GetAsync(Url(code, "024196001234"));
        using var wrong = await AskAsync(new { code, idNumber = "024196009999" });
        using var unknown = await AskAsync(new { code = "H02.21.01-260304-9999", idNumber = "024196001234" });
        using var empty = await AskAsync(new { });
        var openApi = await CaseApi.ReadAsync(await anybody.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var older = openApi.GetProperty("paths").GetProperty("/api/v1/tracking/{code}").GetProperty("get");

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(await byAddress.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        Assert.All(new[] { wrong, unknown, empty }, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(await Words(wrong), await Words(unknown));
        Assert.Contains("POST /api/v1/tracking", older.GetProperty("description").GetString(), StringComparison.Ordinal);

        var guesses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 40; guess++)
        {
            guesses.Add((await AskAsync(new { code, idNumber = $"0241960{guess:D5}" })).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
    }

    private static Uri Url(string code, string id) => new($"/api/v1/tracking/{code}?id={Uri.EscapeDataString(id)}", UriKind.Relative);

    private static async Task<string> Words(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString()!;

    private static HttpClient From(TestPlatform platform, string address)
    {
        var client = platform.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
