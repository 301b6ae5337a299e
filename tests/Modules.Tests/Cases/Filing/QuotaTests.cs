using System.Net;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

public sealed class QuotaTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_files_so_many_cases_a_day_and_goes_on_the_next(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database, "--cases:citizenFilingsPerDay", "2");
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        await client.FileAsync();
        await client.FileAsync();
        var draft = await client.StartDraftAsync();
        await client.FillPersonAsync(draft);
        await client.UploadAsync(draft);
        var check = await client.GetPageAsync($"{draft}/kiem-tra");

        using var refused = await client.SubmitAsync(check.PostForm());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var said = (await refused.ReadPageAsync()).Body!.TextContent;
        Assert.Contains("Đã nộp 2 hồ sơ trong 24 giờ qua", said, StringComparison.Ordinal);
        Assert.Contains("Nộp tiếp từ", said, StringComparison.Ordinal);
        Assert.Contains("05/03/2026", said, StringComparison.Ordinal);
        platform.Clock.Move(TimeSpan.FromHours(25));
        using var later = await platform.SignInAsync(FilingJourney.Citizen);
        await later.FileAsync();
        // A program of a counter is not meant.
        var api = await CaseApi.OnAsync(platform);
        await api.FileAsync(CaseApi.Birth());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_keeps_so_many_drafts(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database, "--cases:citizenDrafts", "1");
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        await client.FillPersonAsync(draft);
        var choice = await client.GetPageAsync("/nop-ho-so/1.004222?q=tho%20xuong");
        var agency = choice.QuerySelector("input[name=Agency]")!.GetAttribute("value");

        using var refused = await client.SubmitAsync(choice.PostForm(), ("Agency", agency));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains(
            "Đang có 1 bản nháp, đủ mức của một tài khoản.", (await refused.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Databases.Sqlite, "--cases:citizenUploadsPerDay", "2")]
    [InlineData(Databases.Postgres, "--cases:citizenUploadsPerDay", "2")]
    [InlineData(Databases.Postgres, "--cases:citizenUploadBytesPerDay", "600")]
    [InlineData(Databases.Sqlite, "--cases:citizenUploadBytesPerDay", "600")]
    public async Task A_citizen_uploads_so_much_a_day(string database, string setting, string most)
    {
        await using var platform = await TestPlatform.StartAsync(database, setting, most);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        await client.UploadAsync(draft);
        await client.UploadAsync(draft);
        var page = await client.GetPageAsync($"{draft}/giay-to");

        using var refused = await client.SubmitAsync(page.PostForm(), [("Tep.to-khai", "don.pdf", FilingJourney.Pdf)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Gửi tiếp từ", (await refused.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_has_the_bound_it_is_given()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--cases:programUploadsPerDay", "1");
        var api = await CaseApi.OnAsync(platform);
        await api.UploadAsync(CaseApi.Pdf, "mot.pdf");

        using var body = new ByteArrayContent(CaseApi.Pdf);
        var problem =
            await CaseApi.ProblemAsync(await api.Client.PostAsync(new Uri("/api/v1/files?fileName=hai.pdf", UriKind.Relative), body));

        Assert.Equal((429, "files.quota"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task A_name_that_steers_is_cleaned_on_its_way_in()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var api = await CaseApi.OnAsync(platform);
        var hash = await api.UploadAsync([.. CaseApi.Pdf, 7], "anh\u202Egpj\r\nX-A: b.pdf");

        using var answer = await api.Client.GetAsync(new Uri($"/api/v1/files/{hash}", UriKind.Relative));

        Assert.Equal("anhgpj X-A: b.pdf", Uri.UnescapeDataString(answer.Content.Headers.ContentDisposition!.FileNameStar
            ?? answer.Content.Headers.ContentDisposition.FileName!).Trim('"'));
    }
}
