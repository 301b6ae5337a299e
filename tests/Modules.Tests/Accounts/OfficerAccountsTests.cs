using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts.Resets;
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
        Assert.Null(own.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(Administrator, StringComparison.Ordinal))
            .QuerySelector("form"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_who_also_serves_above_is_out_of_reach(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.tinh");

        // The platform's administrator sits in the province's own agency, but his right is not the agency's to give.
        var answer = await administrator.AskAsync("H02", "quantri");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("do quản trị của cơ quan", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "99")]
    [InlineData("kind", "x")]
    [InlineData("kind", "First")]
    [InlineData("kind", "")]
    [InlineData("leak", "x")]
    [InlineData("officer", "x")]
    public async Task What_is_not_understood_resets_nothing(string field, string value)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var administrator = await platform.SignInAsync(Administrator);
        const string asked = "vanthu.thoxuong";
        var page = await administrator.GetPageAsync($"{Page}?ma=H02.21.01");
        var form = page.QuerySelectorAll("tbody tr").Single(row => row.Children.ElementAtOrDefault(2)?.TextContent == asked)
            .QuerySelector<IHtmlFormElement>("form")!;

        (string, string?)[] kind = field == "kind" ? [] : [("kind", "Password")];
        using var answer = await administrator.SubmitAsync(form, [.. kind, (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Chưa rõ đặt lại gì", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ResetAsked", (await SignInTests.AuditOfAsync(platform, asked)).Select(row => row.Action));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url) =>
        (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode;
}
