using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Structure;

public sealed class OrganizationsPageTests
{
    private const string Url = "/can-bo/co-quan";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_administrator_finds_a_unit_gives_a_post_and_ends_it(string database)
    {
        await using var browser = await OfficerBrowser.StartAsync(database);
        using var client = browser.SignedInAs("H02.24-7");

        var found = await client.GetPageAsync($"{Url}?q=huyen%20lang%20giang");
        var link = Assert.Single(found.QuerySelectorAll<IHtmlAnchorElement>("nav[aria-label='Cây tổ chức'] li > a"), link =>
            link.TextContent == "Huyện Lạng Giang");
        var unit = await client.GetPageAsync(link.PathName + link.Search);
        Assert.Contains("Chủ tịch UBND huyện", unit.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tỉnh Bắc Giang › Huyện Lạng Giang", unit.Body.TextContent, StringComparison.Ordinal);

        var form = unit.QuerySelector<IHtmlFormElement>("form[action*='handler=Add']")!;
        using var faulty = await client.SubmitAsync(form, ("Form.OfficerCode", "H99-1"), ("Form.Title", "Trực bộ phận một cửa"));
        var faults = await faulty.ReadPageAsync();
        using var added = await client.SubmitAsync(
            form, ("Form.OfficerCode", "H02.24.01-1"), ("Form.Title", "Trực bộ phận một cửa"), ("Form.Role", "OneStopClerk"),
            ("Form.From", "2026-03-04"));
        var after = await client.GetPageAsync(added.Headers.Location!.ToString());
        var row = after.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("H02.24.01-1", StringComparison.Ordinal));
        using var ended = await client.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!, ("lastDay", "2026-03-04"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Contains("Không có cán bộ mã “H99-1”", faults.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("H99-1", faults.QuerySelector<IHtmlInputElement>("#Form_OfficerCode")!.Value);
        Assert.Contains("Đã giao chức vụ", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trực bộ phận một cửa", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("Đã kết thúc chức vụ", (await client.GetPageAsync(ended.Headers.Location!.ToString()))
            .QuerySelector("main .notice-ok[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ended_units_name_their_successors_and_the_past_is_shown_on_its_day()
    {
        await using var browser = await OfficerBrowser.StartAsync(Databases.Sqlite, "--province", "bac-giang-2015 bac-ninh-2025");
        using var client = browser.SignedInAs("H05-4");

        var today = await client.GetPageAsync($"{Url}?ma=H02.05");
        var past = await client.GetPageAsync($"{Url}?ma=H02.05&ngay=2016-01-01");
        var now = await client.GetPageAsync($"{Url}?ma=H05.101");

        Assert.Contains("Đến 30/06/2025", today.QuerySelector("section.card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nay là Sở Tài chính", today.QuerySelector("section.card")!.TextContent, StringComparison.Ordinal);
        Assert.Null(today.QuerySelector("form[action*='handler=Add']"));
        Assert.DoesNotContain("nay là", past.QuerySelector("section.card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Giám đốc Sở", past.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Phường Thọ Xương", now.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_sent_away_clerks_only_read_and_unknown_units_are_not_found()
    {
        await using var browser = await OfficerBrowser.StartAsync(Databases.Sqlite);
        using var stranger = browser.SignedInAs(null);
        using var clerk = browser.SignedInAs("H02.24.01-1");

        using var refused = await stranger.GetAsync(new Uri(Url, UriKind.Relative));
        using var unknown = await clerk.GetAsync(new Uri($"{Url}?ma=H99", UriKind.Relative));
        var read = await clerk.GetPageAsync($"{Url}?ma=H02.24.01");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Null(read.QuerySelector("main form[method=post]"));
        Assert.NotEmpty(read.QuerySelectorAll("section.card tbody tr"));
    }
}
