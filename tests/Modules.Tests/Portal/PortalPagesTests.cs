using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Time;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Portal;
using XaDienTu.Portal.Notices;
using XaDienTu.Procedures.LifeEvents;
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
        Assert.NotNull((await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.SingleAsync(notice =>
            notice.Link == $"/ho-so/{code}")).ReadAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_event_delivered_twice_is_told_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var news = Told("lần") with { AccountId = Guid.CreateVersion7() };

        await DeliverAsync(platform, news);
        await DeliverAsync(platform, news);

        await using var scope = platform.NewScope();
        Assert.Equal(
            1, await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.CountAsync(notice => notice.AccountId == news.AccountId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_for_a_role_reaches_its_holders_there_and_nobody_else_and_ends(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var agency = tree.Find("H02.21.01", platform.Clock.GetUtcNow().VietnamDate())!.Id;
        var words = $"Có việc mới {Guid.CreateVersion7()}";
        var news = Told(words) with { AgencyId = agency, Role = OfficerRole.RecordsClerk };
        var over = Told(words
            + " đã qua") with { AgencyId = agency, Role = OfficerRole.RecordsClerk, Until = platform.Clock.GetUtcNow().AddMinutes(-1) };

        await DeliverAsync(platform, news);
        await DeliverAsync(platform, news);
        await DeliverAsync(platform, over);

        using var holder = await platform.SignInAsync("vanthu.thoxuong");
        using var colleague = await platform.SignInAsync("motcua.thoxuong");
        var desk = (await holder.GetPageAsync("/can-bo")).MainText();
        Assert.Contains(words, desk, StringComparison.Ordinal);
        Assert.DoesNotContain("đã qua", desk, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await colleague.GetPageAsync("/can-bo")).MainText(), StringComparison.Ordinal);
        Assert.Equal(
            1, await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.CountAsync(notice => notice.NoticeId == news.Id));

        // Others look at the same desk.
        await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.Where(notice => notice.Words.StartsWith(words))
            .ExecuteDeleteAsync();

        Notice Told(string what) => PortalPagesTests.Told(what) with { At = platform.Clock.GetUtcNow() };
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

    private static Notice Told(string words) => new()
    {
        Kind = "test", Words = words, Link = "/can-bo", LinkWords = "Xem việc", At = DateTimeOffset.UnixEpoch,
    };

    private static async Task DeliverAsync(TestPlatform platform, Notice news)
    {
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<KeepNotice>().HandleAsync(news, default);
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
    }

    private static async Task<int> CountAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.CountAsync(notice => notice.Link == $"/ho-so/{code}");
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var attempt = 0; attempt < 100 && !await done(); attempt++)
        {
            await Task.Delay(100);
        }
    }
}
