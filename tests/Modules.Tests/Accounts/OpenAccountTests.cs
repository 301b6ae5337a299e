using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Accounts.Resets;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>An administrator opens an officer's account; the holder alone comes to its password.</summary>
public sealed class OpenAccountTests
{
    private const string Password = "ruong bac thang mua lua";
    private const string District = "H02.24";
    private const string Clerk = "H02.24.01-1";

    public static TheoryData<string> Both => Databases.Both;

    /// <summary>In earnest, where officers owe the second step.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task The_holder_of_a_new_account_takes_the_link_and_a_second_step_and_signs_in(string database)
    {
        var place = Databases.Settings(database);
        await using (await TestPlatform.StartAsync(database, place))
        {
            // The demonstration leaves officers behind that have posts.
        }

        await using var platform = await TestPlatform.StartAsync(database, [.. place, "--demo", "false"]);
        await using (var scope = platform.NewScope())
        {
            // The demo accounts are refused in earnest, and hold the officers.
            await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.Where(account => account.IsDemo).ExecuteDeleteAsync();
        }

        foreach (var (code, userName) in new[] { ("H02.24-7", "quantri.langgiang"), ("H02-1", "quantri.nentang") })
        {
            var officer = await OfficerAsync(platform, code);
            await OfficerAccount.GiveAsync(platform, officer.Id, userName, officer.Name, Password);
        }

        using var administrator = await AdministratorAsync(platform, "quantri.langgiang");
        using var second = await AdministratorAsync(platform, "quantri.nentang");

        var list = await administrator.GetPageAsync("/can-bo/tai-khoan?ma=H02.24.01");
        var row = list.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(Clerk, StringComparison.Ordinal));
        var way = row.QuerySelector<IHtmlAnchorElement>("a")!;
        using var opened = await OpenAsync(administrator, way.PathName, "motcua.langgiang");
        var request = opened.Headers.Location!.OriginalString;
        var waiting = await administrator.GetPageAsync(request);
        using var agreed = await second.DecideAsync(request);
        var letter = platform.NewestLetter().Text;
        var link = ResetBrowsing.LinkIn(letter);

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Null(waiting.QuerySelector("form#agree"));
        Assert.Contains("Người đồng ý được", waiting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, agreed.StatusCode);
        Assert.Contains("motcua.langgiang", letter, StringComparison.Ordinal);
        foreach (var who in new[] { administrator, second })
        {
            Assert.DoesNotContain(link.Split('=')[1], (await who.GetPageAsync(request)).Source.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await platform.UseAsync(link, Password)).StatusCode);
        using var holder = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await holder.SignInAsync("motcua.langgiang", Password)).StatusCode);
        var held = await holder.GetAsync(new Uri("/can-bo", UriKind.Relative));
        Assert.Equal("/tai-khoan/xac-thuc-hai-buoc", held.Headers.Location?.OriginalString);
        await TwoStepsTests.EnrolAsync(platform, holder, Password);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(holder, "/can-bo/viec"));
        var audit = (await SignInTests.AuditOfAsync(platform, "motcua.langgiang")).Select(row => row.Action).ToList();
        Assert.Equal(["AccountCreated", "ResetAsked", "ResetAgreed", "PasswordReset"], audit.Take(4));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_agencys_administrator_cannot_tell_a_foreign_officer_from_none(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var clerk = (await OfficerAsync(platform, Clerk)).Id;
        using var stranger = await platform.SignInAsync("quantri.bacgiang");
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        var page = await stranger.GetPageAsync("/tai-khoan");
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

        foreach (var id in new[] { clerk, Guid.CreateVersion7() })
        {
            using var form = new FormUrlEncodedContent(
                [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Form.UserName", "nguoi.la")]);
            using var sent = await stranger.PostAsync(new Uri(AddressOf(id), UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, AddressOf(id)));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, AddressOf(id)));
        }

        await using var scope = platform.NewScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.AnyAsync(row => row.OfficerId == clerk));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_wrong_with_a_user_name_is_told_and_what_was_typed_stays(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var administrator = await platform.SignInAsync("quantri.tinh");
        var address = AddressOf((await OfficerAsync(platform, Clerk)).Id);

        foreach (var (typed, words) in new[]
        {
            ("", "Điền tên đăng nhập"), ("ab", "từ 3 đến 100"), ("0912-345-678", "phải có chữ"), ("lan@vidu.vn", "không có dấu @"),
            ("nguyễn lan", "chữ không dấu"), ("MotCua.ThoXuong", "đã có người dùng"),
        })
        {
            using var answer = await OpenAsync(administrator, address, typed);
            var page = await answer.ReadPageAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(words, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, page.QuerySelector<IHtmlInputElement>("#Form_UserName")!.Value);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_has_one_account_however_many_open_it_at_once(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var clerk = (await OfficerAsync(platform, Clerk)).Id;
        using var administrator = await platform.SignInAsync("quantri.tinh");
        using var other = await platform.SignInAsync("quantri");

        var answers = await Task.WhenAll(
            OpenAsync(administrator, AddressOf(clerk), "lan.nguyen", byPaper: true),
            OpenAsync(other, AddressOf(clerk), "nguyen.lan", byPaper: true));
        var late = await administrator.GetAsync(new Uri(AddressOf(clerk), UriKind.Relative));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(
            "đã có tài khoản", (await late.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await using var scope = platform.NewScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.SingleAsync(row => row.OfficerId == clerk);
        Assert.Null(account.PasswordHash);
        // By paper: who agrees prints the letter, so no mailbox stands in the account.
        Assert.Null(account.Email);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_administrator_of_one_agency_of_two_is_told_who_may_open_it(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var clerk = await OfficerAsync(platform, "H02.21.01-2");
        await using (var scope = platform.NewScope())
        {
            var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
            var db = scope.ServiceProvider.GetRequiredService<XaDienTu.Organizations.OrganizationsDb>();
            db.Posts.Add(new XaDienTu.Organizations.Post
            {
                OfficerId = clerk.Id,
                OrganizationId = tree.Find(District, new(2026, 3, 5))!.Id,
                Title = "Biệt phái",
                Role = OfficerRole.AppraisingOfficer,
                From = new(2026, 3, 1),
            });
            db.Touch();
            await db.SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.Where(row => row.OfficerId == clerk.Id)
                .ExecuteDeleteAsync();
        }

        using var administrator = await platform.SignInAsync("quantri.bacgiang");
        using var answer = await administrator.GetAsync(new Uri(AddressOf(clerk.Id), UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(
            "chức vụ ở nhiều nơi", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private static string AddressOf(Guid officer) => $"/can-bo/tai-khoan/mo/{officer}";

    private static async Task<OfficerSummary> OfficerAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<IOfficerDirectory>().FindByCodeAsync(code, default))!;
    }

    private static async Task<HttpResponseMessage> OpenAsync(
        HttpClient administrator, string address, string userName, bool byPaper = false)
    {
        var page = await administrator.GetPageAsync(address);
        return await administrator.SubmitAsync(
            page.QuerySelector<IHtmlFormElement>("form#open")!, ("Form.UserName", userName), ("Form.ByPaper", byPaper ? "true" : null));
    }

    private static async Task<HttpClient> AdministratorAsync(TestPlatform platform, string userName)
    {
        var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(userName, Password)).StatusCode);
        await TwoStepsTests.EnrolAsync(platform, client, Password);
        return client;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url) =>
        (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode;
}
