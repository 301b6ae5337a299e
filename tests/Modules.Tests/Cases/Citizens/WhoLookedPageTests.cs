using System.Net;
using AngleSharp.Dom;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Citizens;

public sealed class WhoLookedPageTests
{
    private const string Address = "/tai-khoan/ai-da-xem";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_sees_who_opened_printed_and_read_his_case_and_another_sees_nothing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var owner = await platform.SignInAsync(FilingJourney.Citizen);
        using var other = await platform.SignInAsync(FilingJourney.OtherCitizen);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var code = await owner.FileAsync();
        // There is a receipt to print once the case is accepted.
        await (await CaseApi.OnAsync(platform)).ForwardAsync(code, "receive");
        await owner.GetPageAsync($"/ho-so/{code}");
        var unseen = await owner.GetPageAsync($"{Address}?ho-so={code}");

        var shown = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        using var file =
            await clerk.GetAsync(new Uri(shown.QuerySelector("main a[href^='/tep/']")!.GetAttribute("href")!, UriKind.Relative));
        using var print = await clerk.GetAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative));
        using var program = await platform.ApiClientAsync();
        using var read = await program.GetAsync(new Uri($"/api/v1/cases/{code}", UriKind.Relative));
        Assert.All([file, print, read], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));

        Assert.Contains("Chưa có ai xem", unseen.MainText(), StringComparison.Ordinal);
        var page = await owner.GetPageAsync($"{Address}?ho-so={code}");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Contains("Chương trình", rows[0], StringComparison.Ordinal);
        Assert.Contains("In giấy tiếp nhận", rows[1], StringComparison.Ordinal);
        Assert.Contains("Mở tệp “don.pdf”", rows[2], StringComparison.Ordinal);
        Assert.Contains("Mở hồ sơ", rows[3], StringComparison.Ordinal);
        Assert.All(rows.Skip(1), row => Assert.Contains("Cán bộ một cửa, ", row, StringComparison.Ordinal));
        Assert.Contains(code, (await owner.GetPageAsync(Address)).MainText(), StringComparison.Ordinal);
        Assert.NotNull((await owner.GetPageAsync("/tai-khoan")).QuerySelector($"a[href='{Address}']"));

        using var strange = await other.GetAsync(new Uri($"{Address}?ho-so={code}", UriKind.Relative));
        using var absent = await other.GetAsync(new Uri($"{Address}?ho-so=H02.21.01-260304-9999", UriKind.Relative));
        using var officer = await clerk.GetAsync(new Uri(Address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden),
            (strange.StatusCode, absent.StatusCode, officer.StatusCode));
        Assert.DoesNotContain(code, (await other.GetPageAsync(Address)).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_looks_are_turned_page_by_page_newest_first_each_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var owner = await platform.SignInAsync(FilingJourney.Citizen);
        using var program = await platform.ApiClientAsync();
        var code = await owner.FileAsync();
        for (var time = 0; time < 30; time++)
        {
            using var read = await program.GetAsync(new Uri($"/api/v1/cases/{code}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }

        var first = await owner.GetPageAsync($"{Address}?ho-so={code}");
        var second = await owner.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((15, 15), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }
}
