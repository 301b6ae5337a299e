using System.Net;
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
    public async Task Numbers_are_not_walked_through_for_one_code_from_many_addresses(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        var answers = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 11; guess++)
        {
            using var anybody = platform.NewClient();
            anybody.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{guess}");
            answers.Add(await anybody.GetAsync(Url(code, $"0241960{guess:D5}")));
        }

        using var page = platform.NewClient();
        var form = (await page.GetPageAsync($"/tra-cuu?ma={code}")).QuerySelector<IHtmlFormElement>("main form")!;
        using var onPage = await page.SubmitAsync(form, ("IdNumber", "024196001234"));
        using var another = await page.GetAsync(Url("H02.21.01-260304-9999", "024196001234"));

        Assert.All(answers[..10], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[10].StatusCode);
        Assert.Contains("Chờ một phút", await Words(answers[10]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, onPage.StatusCode);
        Assert.Contains("Chờ một phút", (await onPage.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
    }

    private static Uri Url(string code, string id) => new($"/api/v1/tracking/{code}?id={Uri.EscapeDataString(id)}", UriKind.Relative);

    private static async Task<string> Words(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString()!;
}
