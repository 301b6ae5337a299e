using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>A session that ended at another node, which this one has not heard of yet: it may still read for a moment, and must not begin a
/// new one.</summary>
public sealed class EndedSessionTests
{
    private const string TwoSteps = "/tai-khoan/xac-thuc-hai-buoc";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task It_gets_no_token_and_binds_no_phone(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var browser = await platform.SignInAsync("lanhdao.thoxuong");
        var offer = await browser.GetPageAsync(TwoSteps);
        await EndElsewhereAsync(platform, "lanhdao.thoxuong");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);

        var asked = await browser.GetAsync(OpenIdTests.AuthorizeUrl(DemoAccounts.SignInRedirect.ToString()));
        var code = Totp.Code(TwoStepsTests.SecretOn(offer), Totp.StepAt(platform.Clock.GetUtcNow()));
        var bound = await browser.SubmitAsync(
            offer.QuerySelector<IHtmlFormElement>("form#enrol")!, ("Code", code), ("Password", DemoAccounts.Password));

        Assert.StartsWith("/dang-nhap?returnUrl=", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bound.StatusCode);
        Assert.Contains(
            "đã kết thúc", (await bound.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var again = await platform.SignInAsync("lanhdao.thoxuong");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
    }

    /// <summary>What another node writes, without the stamp that would tell this one.</summary>
    private static async Task EndElsewhereAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var stamp = Account.NewStamp();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.Where(row => row.UserName == userName)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SecurityStamp, stamp)));
    }
}
