using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class AccountPageTests
{
    private static readonly Uri Account = new("/tai-khoan", UriKind.Relative);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_out_everywhere_ends_the_other_browser_at_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var here = await platform.SignInAsync("vanthu.bacgiang");
        using var elsewhere = await platform.SignInAsync("vanthu.bacgiang");

        var form = (await here.GetPageAsync("/tai-khoan")).QuerySelector<IHtmlFormElement>("form#sign-out-everywhere")!;
        await here.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(Account)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync(Account)).StatusCode);
        Assert.Contains("SignedOutEverywhere", (await SignInTests.AuditOfAsync(platform, "vanthu.bacgiang")).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_password_counts_and_the_old_one_does_not(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var here = await platform.SignInAsync("congdan.an");
        using var elsewhere = await platform.SignInAsync("congdan.an");

        var answer = await ChangeAsync(here, DemoAccounts.Password, "ruong bac thang mua lua");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(Account)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(Account)).StatusCode);
        using var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync("congdan.an", DemoAccounts.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("congdan.an", "ruong bac thang mua lua")).StatusCode);
    }

    [Theory]
    [InlineData("sai-mat-khau", "ruong bac thang mua lua", "Mật khẩu hiện tại chưa đúng")]
    [InlineData(DemoAccounts.Password, "ngan", "ít nhất 14 ký tự")]
    [InlineData(DemoAccounts.Password, "Matkhau123", "nhiều người dùng")]
    [InlineData(DemoAccounts.Password, "Lê Văn An 0912", null)]
    public async Task A_password_that_does_not_do_is_refused_with_the_reason(string current, string wanted, string? reason)
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var client = await platform.SignInAsync("congdan.an");

        var answer = await ChangeAsync(client, current, wanted);

        Assert.Equal(reason is null ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason ?? "", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string wanted)
    {
        var form = (await client.GetPageAsync("/tai-khoan")).QuerySelector<IHtmlFormElement>("form#password")!;
        return await client.SubmitAsync(form, ("Form.Current", current), ("Form.New", wanted));
    }
}
