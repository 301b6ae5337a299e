using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui.Lists;

/// <summary>The list component as an officer meets it, on the procedures' list: nothing but addresses and forms.</summary>
public sealed class ListPageTests
{
    private const string List = "/can-bo/thu-tuc";
    private const string Views = "/can-bo/cach-xem";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Pages_follow_each_other_and_keep_what_was_asked(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("motcua.thoxuong");

        var page = await officer.GetPageAsync($"{List}?trang-thai=cong-bo");
        var first = Codes(page);
        var second = await officer.GetPageAsync(Next(page)!);
        var clear = second.QuerySelectorAll<IHtmlAnchorElement>("main .filters a").Single();

        Assert.Equal(25, first.Count);
        Assert.Empty(first.Intersect(Codes(second)));
        Assert.Equal("cong-bo", second.QuerySelector<IHtmlSelectElement>("[name='trang-thai']")!.Value);
        Assert.Contains("trang-thai=cong-bo", Next(page)!, StringComparison.Ordinal);
        Assert.Contains("Về đầu danh sách", second.MainText(), StringComparison.Ordinal);
        Assert.Equal(List, clear.PathName + clear.Search);
        Assert.Equal("Mã", second.QuerySelector("main thead th")!.TextContent.Trim());
        Assert.NotNull(second.QuerySelector("main td[data-label='Hiệu lực từ']"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_found_says_what_to_do(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("motcua.thoxuong");

        var nothing = await officer.GetPageAsync($"{List}?q=khong-co-thu-tuc-nay");

        Assert.Contains("bỏ lọc", nothing.QuerySelector("main .empty")!.TextContent, StringComparison.Ordinal);
        Assert.Null(nothing.QuerySelector("main table"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_whole_filtered_list_is_taken_along_and_that_is_audited(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        using var stranger = platform.NewClient();
        var page = await officer.GetPageAsync($"{List}?q=khai sinh");
        var files = page.QuerySelectorAll<IHtmlAnchorElement>("main .list-files a").ToList();

        using var csv = await officer.GetAsync(new Uri($"{List}?tai=csv", UriKind.Relative));
        var lines = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).TrimEnd().Split("\r\n");
        var all = await officer.GetPageAsync(List);

        Assert.Equal(3, files.Count);
        foreach (var file in files)
        {
            Assert.Contains("q=khai%20sinh", file.Href, StringComparison.Ordinal);
            using var answer = await officer.GetAsync(new Uri(file.Href));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"({lines.Length - 1})", all.QuerySelector("main caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri($"{List}?tai=csv", UriKind.Relative))).StatusCode);
        await using var scope = platform.NewScope();
        var audit = scope.ServiceProvider.GetRequiredService<KernelDb>().Audit;
        var kinds = await audit.Where(row => row.Action == "list-exported" && row.SubjectId == List).Select(row => row.Details!)
            .ToListAsync();
        Assert.All(["csv", "xlsx", "pdf"], kind => Assert.Contains(kinds, details => details.Contains(kind, StringComparison.Ordinal)));
        Assert.All(kinds, details => Assert.DoesNotContain("khai sinh", details, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_view_is_kept_opened_by_its_owner_alone_and_forgotten(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("thamdinh.thoxuong");
        using var other = await platform.SignInAsync("vanthu.thoxuong");
        var form = (await officer.GetPageAsync($"{List}?trang-thai=nhap")).QuerySelector<IHtmlFormElement>($"main form[action='{Views}']")!;
        var name = $"Bản nháp {Guid.CreateVersion7():N}"[..30];

        using var nameless = await officer.SubmitAsync(form, ("Form.Name", " "));
        using var elsewhere = await officer.SubmitAsync(form, ("Form.Name", name), ("Form.Path", "//la.example/can-bo/"));
        using var kept = await officer.SubmitAsync(form, ("Form.Name", name));
        var shown = (await officer.GetPageAsync(List)).QuerySelectorAll<IHtmlAnchorElement>("main .list-views li a")
            .Single(link => link.TextContent == name);
        var foreign = await other.GetPageAsync(Views);
        var own = await officer.GetPageAsync(Views);
        var forget = own.QuerySelectorAll("main tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal))
            .QuerySelector<IHtmlFormElement>("form")!;
        using var gone = await officer.SubmitAsync(forget);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("Đặt tên cho cách xem", (await nameless.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Equal($"{List}?trang-thai=nhap", kept.Headers.Location!.OriginalString);
        Assert.Equal("?trang-thai=nhap", shown.Search);
        Assert.DoesNotContain(name, foreign.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.DoesNotContain(name, (await officer.GetPageAsync(Views)).MainText(), StringComparison.Ordinal);
    }

    private static List<string> Codes(IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlAnchorElement>("main tbody th a").Select(link => link.PathName)];

    private static string? Next(IHtmlDocument page) => page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
}
