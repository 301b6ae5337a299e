using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Portal;
using XaDienTu.Portal.LifeEvents;
using XaDienTu.Portal.Notices;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Portal;

public sealed class PortalPagesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Fact]
    public async Task The_home_page_has_three_doors_and_no_htmx()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var home = await client.GetPageAsync("/");

        Assert.NotNull(home.QuerySelector("form[action='/thu-tuc'] input[name=q]"));
        Assert.NotNull(home.QuerySelector("form[action='/tra-cuu'] input[name=ma]"));
        Assert.NotEmpty(home.QuerySelectorAll("a[href^='/viec-trong-doi/']"));
        Assert.DoesNotContain("htmx", home.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_in_life_has_procedures_and_an_unknown_one_is_not_found()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        foreach (var known in LifeEvent.All)
        {
            var page = await client.GetPageAsync(known.Url);
            Assert.NotEmpty(page.QuerySelectorAll("a[href^='/thu-tuc/']"));
        }

        using var unknown = await client.GetAsync(new Uri("/viec-trong-doi/khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_filed_case_is_noticed_once_counted_and_read(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await client.FileAsync();
        await UntilAsync(async () => await CountAsync(platform, code) > 0);

        var before = await client.GetPageAsync("/thong-bao");
        using var read = await client.SubmitAsync(before.PostForm());

        Assert.Equal(1, await CountAsync(platform, code));
        Assert.Contains(code, before.MainText(), StringComparison.Ordinal);
        Assert.Contains("Thông báo (", before.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        await using var scope = platform.NewScope();
        Assert.NotNull((await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.SingleAsync(notice => notice.CaseCode == code)).ReadAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_event_delivered_twice_is_told_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var news = new CaseStatusChanged(
            Guid.CreateVersion7(), $"T-{Guid.CreateVersion7()}", CaseStatus.New, "Thủ tục thử", Guid.CreateVersion7(), "Hồ sơ đã nộp.", platform.Clock.GetUtcNow());

        for (var delivery = 0; delivery < 2; delivery++)
        {
            await using var scope = platform.NewScope();
            await scope.ServiceProvider.GetRequiredService<WriteNotice>().HandleAsync(news, default);
            await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
        }

        Assert.Equal(1, await CountAsync(platform, news.Code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_sees_what_waits_and_a_citizen_does_not(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        await citizen.FileAsync();
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var desk = await clerk.GetPageAsync("/can-bo");
        using var refused = await citizen.GetAsync(new Uri("/can-bo", UriKind.Relative));
        using var unsigned = await platform.NewClient().GetAsync(new Uri("/thong-bao", UriKind.Relative));

        Assert.Contains("Đang chờ tôi", desk.MainText(), StringComparison.Ordinal);
        Assert.NotEmpty(desk.QuerySelectorAll("tbody tr"));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, unsigned.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_handles_no_cases_is_led_to_what_he_administers(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri");
        using var auditor = await platform.SignInAsync("kiemtra");

        var desk = await administrator.GetPageAsync("/can-bo");
        var auditorsDesk = await auditor.GetPageAsync("/can-bo");

        Assert.NotNull(desk.QuerySelector("main a[href^='/can-bo/tai-khoan']"));
        Assert.Null(desk.QuerySelector("main a[href='/can-bo/viec']"));
        // Only who may find cases is offered the box to find them with.
        Assert.Null(desk.QuerySelector("[role=search]"));
        Assert.NotNull(auditorsDesk.QuerySelector("[role=search][action='/can-bo/ho-so']"));
        Assert.NotNull(auditorsDesk.QuerySelector("nav a[href='/can-bo/ho-so']"));
    }

    private static async Task<int> CountAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.CountAsync(notice => notice.CaseCode == code);
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var attempt = 0; attempt < 100 && !await done(); attempt++)
        {
            await Task.Delay(100);
        }
    }
}
