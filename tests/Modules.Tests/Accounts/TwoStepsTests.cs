using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class TwoStepsTests
{
    private const string Page = "/tai-khoan/xac-thuc-hai-buoc";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_second_step_is_bound_asked_for_used_once_and_taken_off(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var first = await platform.SignInAsync("lanhdao.thoxuong");
        var (secret, used, recovery) = await EnrolAsync(platform, first);

        using var second = platform.NewClient();
        var answer = await second.SignInAsync("lanhdao.thoxuong", DemoAccounts.Password, "/dang-nhap?returnUrl=/tai-khoan");
        Assert.StartsWith("/dang-nhap/ma-xac-thuc", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await second.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);

        var codePage = answer.Headers.Location.OriginalString;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(second, codePage, used)).StatusCode);
        platform.Clock.Move(TimeSpan.FromMinutes(1));
        var done = await SendCodeAsync(second, codePage, Totp.Code(secret, Totp.StepAt(platform.Clock.GetUtcNow())));
        Assert.Equal("/tai-khoan", done.Headers.Location!.OriginalString);

        using var third = platform.NewClient();
        await third.SignInAsync("lanhdao.thoxuong", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await SendCodeAsync(third, codePage, recovery[0])).StatusCode);
        using var fourth = platform.NewClient();
        await fourth.SignInAsync("lanhdao.thoxuong", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(fourth, codePage, recovery[0])).StatusCode);

        var remove = (await third.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form#remove")!;
        await third.SubmitAsync(remove, ("Code", recovery[1]));
        using var fifth = await platform.SignInAsync("lanhdao.thoxuong");
        Assert.Equal(HttpStatusCode.OK, (await fifth.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
        var actions = (await SignInTests.AuditOfAsync(platform, "lanhdao.thoxuong")).Select(row => row.Action).ToList();
        Assert.Contains("TotpEnabled", actions);
        Assert.Contains("TotpDisabled", actions);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_code_page_without_a_password_leads_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        var answer = await client.GetAsync(new Uri("/dang-nhap/ma-xac-thuc", UriKind.Relative));

        Assert.Equal("/dang-nhap", answer.Headers.Location!.OriginalString);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_code_binds_nothing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("vanthu.thoxuong");
        var form = (await client.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form#enrol")!;

        var answer = await client.SubmitAsync(form, ("Code", "000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var again = await platform.SignInAsync("vanthu.thoxuong");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
    }

    internal static async Task<(byte[] Secret, string UsedCode, IReadOnlyList<string> Recovery)> EnrolAsync(
        TestPlatform platform, HttpClient client, string password = DemoAccounts.Password)
    {
        var page = await client.GetPageAsync(Page);
        Assert.NotNull(page.QuerySelector("figure svg"));
        var secret = SecretOn(page);
        var code = Totp.Code(secret, Totp.StepAt(platform.Clock.GetUtcNow()));
        var answer = await client.SubmitAsync(
            page.QuerySelector<IHtmlFormElement>("form#enrol")!, ("Code", code), ("Password", password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (secret, code,
            [.. (await answer.ReadPageAsync()).QuerySelectorAll("#recovery-codes li").Select(item => item.TextContent.Trim())]);
    }

    internal static string CodeNow(TestPlatform platform, byte[] secret) => Totp.Code(secret, Totp.StepAt(platform.Clock.GetUtcNow()));

    internal static byte[] SecretOn(IHtmlDocument offer) => FromBase32(offer.QuerySelector("#secret")!.TextContent);

    private static async Task<HttpResponseMessage> SendCodeAsync(HttpClient client, string page, string code)
    {
        var form = (await client.GetPageAsync(page)).QuerySelector<IHtmlFormElement>("form#code")!;
        return await client.SubmitAsync(form, ("Code", code));
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit)
            .Select(letter =>
                Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
