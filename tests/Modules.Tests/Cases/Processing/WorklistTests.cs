using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>The worklist's views, each on a platform of its own: others would file at the same desks meanwhile.</summary>
public sealed class WorklistTests
{
    private const string Page = "/can-bo/viec";
    private static readonly string[] Views = ["", "moi", "qua-han", "hom-nay", "cho-bo-sung", "tra-ket-qua"];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_view_has_its_work_and_its_tab_says_how_much(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (first, second, third) =
            (await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Birth()));
        await api.ForwardAsync(second, "receive");
        await api.ForwardAsync(third, "receive");
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        await OfficerPagesTests.SendAsync(appraiser, third, "Supplement", ("Form.Items[0].What", "Giấy chứng sinh bị mờ, chụp lại."));

        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        await HasAsync(clerk, ("", [first]), ("moi", [first]), ("hom-nay", [first]));
        await HasAsync(appraiser, ("", [second]), ("hom-nay", [second]), ("cho-bo-sung", [third]));

        platform.Clock.Move(TimeSpan.FromDays(7));
        using var later = await platform.SignInAsync("thamdinh.thoxuong");
        await HasAsync(later, ("", [second]), ("qua-han", [second]), ("cho-bo-sung", [third]));
        // In working days, here as there.
        Assert.Equal(DeadlinesOn(await later.GetPageAsync(Page)), DeadlinesOn(await later.GetPageAsync("/can-bo")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_its_applicant_wants_back_waits_for_the_counter_and_is_nobodys_work_meanwhile(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        await (await CaseApi.OnAsync(platform)).ForwardAsync(code, "receive");
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        await HasAsync(appraiser, ("", [code]));

        using var wished =
            await citizen.SubmitAsync((await citizen.GetPageAsync($"/ho-so/{code}/rut")).PostForm(), ("Reason", "Đã làm ở nơi khác"));

        Assert.Equal(HttpStatusCode.Redirect, wished.StatusCode);
        await HasAsync(appraiser, ("cho-bo-sung", [code]));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_list_of_several_pages_shows_every_work_once(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var codes = new List<string>();
        for (var number = 0; number < 55; number++)
        {
            codes.Add(await api.FileAsync(CaseApi.Birth()));
        }

        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        Assert.Equal(codes, await OfficerPagesTests.AllRowsAsync(clerk, Page));
        // A place in the list that nobody gave out begins at the top.
        var forged = XaDienTu.Kernel.Paging.Cursor.Of($"-1|{Guid.Empty}");
        Assert.Equal(codes, await OfficerPagesTests.AllRowsAsync(clerk, $"{Page}?sau={forged}"));
    }

    private static IEnumerable<string> DeadlinesOn(IParentNode page) =>
        page.QuerySelectorAll("tbody .chip").Select(chip => chip.TextContent.Trim());

    /// <summary>The views named hold these cases, the others nothing, and every tab shows its number.</summary>
    private static async Task HasAsync(HttpClient officer, params (string View, string[] Codes)[] expected)
    {
        foreach (var view in Views)
        {
            var url = view.Length == 0 ? Page : $"{Page}?xem={view}";
            var codes = expected.FirstOrDefault(held => held.View == view).Codes ?? [];
            Assert.Equal((view, string.Join(' ', codes)), (view, string.Join(' ', await OfficerPagesTests.AllRowsAsync(officer, url))));
            var count = (await officer.GetPageAsync(Page)).QuerySelector($"a[href='{url}'] .count")!.TextContent;
            Assert.Equal((view, codes.Length.ToString(CultureInfo.InvariantCulture)), (view, count));
        }

        // The first page of the day leads to these views: its numbers are theirs.
        var today = await officer.GetPageAsync("/can-bo");
        foreach (var figure in today.QuerySelectorAll("a.figure"))
        {
            var view = figure.GetAttribute("href")!.Split("?xem=") is [_, var named] ? named : "";
            Assert.Equal((view, $"{expected.FirstOrDefault(held => held.View == view).Codes?.Length ?? 0}"),
                (view, figure.QuerySelector("b")!.TextContent));
        }
    }
}
