using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Finding;

public sealed class ProcedurePagesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_finds_a_procedure_without_marks_and_reads_it(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        var list = await client.GetPageAsync("/thu-tuc?q=dang%20ky%20khai%20sinh");
        var first = list.QuerySelector("#ket-qua a")!;
        var page = await client.GetPageAsync(first.GetAttribute("href")!);

        Assert.Equal("Đăng ký khai sinh", first.TextContent);
        Assert.Equal("Đăng ký khai sinh", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Giấy chứng sinh", page.QuerySelector("main ol")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/nop-ho-so/1.001193", page.QuerySelectorAll("a").Single(link => link.TextContent == "Bắt đầu nộp").GetAttribute("href"));
        Assert.Contains("Luật", page.QuerySelectorAll("details").Single(part =>
            part.QuerySelector("summary")!.TextContent == "Căn cứ pháp lý").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Filters_are_a_form_and_nothing_found_says_what_to_do(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        var filtered = await client.GetPageAsync("/thu-tuc?linh-vuc=H%E1%BB%99%20t%E1%BB%8Bch&cap=commune&doi-tuong=Citizen");
        var nothing = await client.GetPageAsync("/thu-tuc?q=xyzt");

        Assert.All(filtered.QuerySelectorAll("#ket-qua .meta"), row =>
            Assert.StartsWith("Hộ tịch", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("Không tìm thấy “xyzt”.", nothing.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_list_is_paged_to_its_end(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();
        var codes = new List<string>();
        for (var url = "/api/v1/procedures?audience=citizen"; url is not null;)
        {
            using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(url, UriKind.Relative)));
            codes.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            url = json.RootElement.TryGetProperty("next", out var next) && next.GetString() is { } after
                ? $"/api/v1/procedures?audience=citizen&after={after}"
                : null;
        }

        Assert.True(codes.Count > 25);
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_procedure_is_answered_as_it_was_on_a_day(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        using var today = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/procedures/1.001193", UriKind.Relative)));
        using var before = await client.GetAsync(new Uri("/api/v1/procedures/1.001193?at=2001-01-01", UriKind.Relative));
        using var unknown = await client.GetAsync(new Uri("/api/v1/procedures/9.999999", UriKind.Relative));
        using var noDay = await client.GetAsync(new Uri("/api/v1/procedures/1.001193?at=hom-qua", UriKind.Relative));
        using var noPage = await client.GetAsync(new Uri("/thu-tuc/9.999999", UriKind.Relative));

        Assert.Equal("sameDay15", today.RootElement.GetProperty("content").GetProperty("term").GetProperty("policy").GetString());
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains(
            "Ngày 01/01/2001 không có thủ tục mã 1.001193.", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noDay.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, noPage.StatusCode);
    }
}
