using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.EndToEnd.Tests.Faults;
using XaDienTu.EndToEnd.Tests.Journeys;
using XaDienTu.Kernel.Time;
using XaDienTu.Signing;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>
/// Work that people have begun, so that its pages are there to be looked at: a filing half filled in, a supplement asked for, a result
/// before and after its signature, a request between two administrators.
/// </summary>
internal static class BegunWork
{
    private const string Citizen = "congdan.an";
    private const string Decider = "quantri";
    private const string Clerk = "vanthu.thoxuong";
    private const string Accounts = "/can-bo/tai-khoan";

    /// <summary>Who has not signed in.</summary>
    public const string Nobody = "";

    /// <returns>By user name the addresses to look at beside those that links lead to.</returns>
    public static async Task<ILookup<string, string>> OnAsync(TestPlatform platform)
    {
        var found = new List<(string Person, string Address)> { (Nobody, "/dang-xuat") };
        using var citizen = await platform.SignInAsync(Citizen);
        var draft = await StartAsync(citizen, "1.001193");
        var pages = new[] { "nguoi-nop", "khai/1", "khai/3", "giay-to", "kiem-tra", "xoa" };
        found.AddRange(pages.Select(page => (Citizen, $"{draft}/{page}")));
        found.Add((Citizen, $"/ho-so/{await AskedAsync(platform, citizen)}/bo-sung"));
        found.AddRange(await SigningAsync(platform));
        found.Add((Decider, await ResetAsync(platform)));
        found.AddRange(await RegisterAsync(platform));
        await KeepViewAsync(platform);
        return found.ToLookup(page => page.Person, page => page.Address);
    }

    private static async Task<string> StartAsync(HttpClient citizen, string procedure)
    {
        var choice = await citizen.GetPageAsync($"/nop-ho-so/{procedure}?q=tho%20xuong");
        var agency = choice.QuerySelector<IHtmlInputElement>("input[name=Agency]")!;
        using var begun = await citizen.SubmitAsync(PostForm(choice), ("Agency", agency.Value));
        return begun.Headers.Location!.OriginalString[..^"/nguoi-nop".Length];
    }

    /// <returns>Code of a case whose paper must be handed in anew.</returns>
    private static async Task<string> AskedAsync(TestPlatform platform, HttpClient citizen)
    {
        var draft = await StartAsync(citizen, "1.002755");
        using var person = await citizen.SubmitAsync(await FormAsync("nguoi-nop"), ("Form.Applicant.Address", "Tổ 3, phường Thọ Xương"));
        using var paper = await citizen.SubmitAsync(await FormAsync("giay-to"), [("Tep.to-khai", "don.pdf", Desk.Pdf)]);
        using var filed = await citizen.SubmitAsync(await FormAsync("kiem-tra"));
        var code = filed.Headers.Location!.OriginalString.Split('/')[^2];
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var asked = await clerk.ConfirmAsync(await clerk.SubmitAsync(
            (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Supplement")!, ("Form.Items[0].What", "Đơn chưa ký tên.")));
        return code;

        async Task<IHtmlFormElement> FormAsync(string page) => PostForm(await citizen.GetPageAsync($"{draft}/{page}"));
    }

    private static async Task<IEnumerable<(string Person, string Address)>> SigningAsync(TestPlatform platform)
    {
        await LeadersDesk.FillAsync(await platform.ApiClientAsync(), 2);
        using var leader = await platform.SignInAsync(LeadersDesk.Leader);
        var form = (await leader.GetPageAsync("/can-bo/cho-ky")).QuerySelector<IHtmlFormElement>("form[action*='handler=Approve']")!;
        var first = form.QuerySelector("input[name='Form.Results']")!.GetAttribute("value");
        using var signed = await leader.SubmitAsync(form, ("Form.Results", first), ("Form.Pin", DemoSigning.Pin));
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var application = await db.Applications.OrderBy(row => row.Id).FirstAsync();
        var order = await db.Orders.OrderBy(row => row.Id).LastAsync();
        return [(LeadersDesk.Leader, $"/can-bo/ky-so/{order.Id}"), (Decider, $"/can-bo/chung-thu/de-nghi/{application.Id}")];
    }

    /// <summary>Above its list there is a link to the views that somebody keeps.</summary>
    private static async Task KeepViewAsync(TestPlatform platform)
    {
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var list = await clerk.GetPageAsync("/can-bo/thu-tuc?trang-thai=cong-bo");
        using var kept = await clerk.SubmitAsync(
            list.QuerySelector<IHtmlFormElement>("form[action='/can-bo/cach-xem']")!, ("Form.Name", "Đã công bố"));
    }

    /// <returns>A register, and a number in it that is held.</returns>
    private static async Task<IEnumerable<(string Person, string Address)>> RegisterAsync(TestPlatform platform)
    {
        using var clerk = await platform.SignInAsync(Clerk);
        var list = await clerk.GetPageAsync("/can-bo/so");
        using var opened = await clerk.SubmitAsync(
            list.QuerySelector<IHtmlFormElement>("#open-form")!, ("Form.Title", "Văn bản đi"), ("Form.Format", "{số}/UBND"),
            ("Form.First", "1"));
        var register = opened.Headers.Location!.OriginalString;
        var until = platform.Clock.VietnamToday().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var held = await clerk.SubmitAsync(
            (await clerk.GetPageAsync(register)).QuerySelector<IHtmlFormElement>("#take-form")!, ("Form.Words", "Công văn mời họp"),
            ("Form.HoldUntil", until));
        return [(Clerk, register), (Clerk, $"{register}/1")];
    }

    /// <returns>The page of a request that waits for the second administrator.</returns>
    private static async Task<string> ResetAsync(TestPlatform platform)
    {
        using var asker = await platform.SignInAsync("quantri.bacgiang");
        using var decider = await platform.SignInAsync(Decider);
        var row = (await asker.GetPageAsync($"{Accounts}?ma=H02.21")).QuerySelectorAll("tbody tr")
            .Single(line => line.Children.ElementAtOrDefault(2)?.TextContent == "motcua.bacgiang");
        using var asked = await asker.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!, ("kind", "Password"));
        return (await decider.GetPageAsync(Accounts)).QuerySelector($"a[href^='{Accounts}/yeu-cau/']")!.GetAttribute("href")!;
    }

    private static IHtmlFormElement PostForm(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form").Single(form => form.Method == "post");
}
