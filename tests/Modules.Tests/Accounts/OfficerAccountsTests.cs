using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class OfficerAccountsTests
{
    private const string Page = "/can-bo/tai-khoan";
    private const string Administrator = "quantri.bacgiang";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Strangers_sign_in_clerks_are_refused_and_other_agencies_too(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var stranger = platform.NewClient();
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var administrator = await platform.SignInAsync(Administrator);

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, Page));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(clerk, Page));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(administrator, $"{Page}?ma=H02.24"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(administrator, $"{Page}?ma=H99"));
        var own = await administrator.GetPageAsync(Page);
        Assert.Contains("motcua.bacgiang", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(own.QuerySelectorAll("main a"), link => link.TextContent == "Phường Thọ Xương");
        // Nobody resets his own.
        Assert.Null(own.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(Administrator, StringComparison.Ordinal)).QuerySelector("form"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_forgotten_password_is_reset_shown_once_and_changed_before_anything_else(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var administrator = await platform.SignInAsync(Administrator);
        using var before = await platform.SignInAsync("vanthu.thoxuong");

        var answer = await ResetAsync(administrator, "H02.21.01", "vanthu.thoxuong");
        var page = await answer.ReadPageAsync();
        var temporary = page.QuerySelector("#fresh")!.TextContent;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(temporary, (await administrator.GetPageAsync($"{Page}?ma=H02.21.01")).Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(before, "/tai-khoan"));
        using var officer = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SignInAsync("vanthu.thoxuong", DemoAccounts.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SignInAsync("vanthu.thoxuong", temporary)).StatusCode);

        var held = await officer.GetAsync(new Uri("/can-bo", UriKind.Relative));
        Assert.Equal("/tai-khoan", held.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(officer, temporary, temporary)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ChangeAsync(officer, temporary, "ruong bac thang mua lua")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(officer, "/can-bo"));
        var audit = (await SignInTests.AuditOfAsync(platform, "vanthu.thoxuong")).Select(row => row.Action).ToList();
        Assert.Contains("PasswordReset", audit);
        Assert.Contains("PasswordChanged", audit);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_who_also_serves_above_is_out_of_reach(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.tinh");

        // The platform's administrator sits in the province's own agency, but his right is not the agency's to give.
        var answer = await ResetAsync(administrator, "H02", "quantri");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("do quản trị của cơ quan", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ResetAsync(HttpClient administrator, string agency, string userName)
    {
        var page = await administrator.GetPageAsync($"{Page}?ma={agency}");
        var row = page.QuerySelectorAll("tbody tr").Single(row => row.Children.ElementAtOrDefault(2)?.TextContent == userName);
        return await administrator.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!);
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string wanted)
    {
        var form = (await client.GetPageAsync("/tai-khoan")).QuerySelector<IHtmlFormElement>("form#password")!;
        return await client.SubmitAsync(form, ("Form.Current", current), ("Form.New", wanted));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url) => (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode;
}
