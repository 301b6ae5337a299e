using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.Resets;

public sealed class ResetTests
{
    private const string Leader = "lanhdao.thoxuong";
    private const string Commune = "H02.21.01";
    private const string New = "ruong bac thang mua lua";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task No_administrator_sees_what_opens_a_leaders_account(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var first = await platform.SignInAsync("quantri");
        using var second = await platform.SignInAsync("quantri.tinh");
        using var leader = await platform.SignInAsync(Leader);

        var asked = await first.AskAsync(Commune, Leader);
        var request = await platform.RequestAsync(Leader);
        var waiting = await first.GetPageAsync($"{ResetBrowsing.Page}?ma={Commune}");
        var agreed = await second.DecideAsync(request);
        var (file, letter) = platform.NewestLetter();
        var link = ResetBrowsing.LinkIn(letter);
        var secret = link.Split('=')[1];

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Chờ quản trị khác", waiting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, agreed.StatusCode);
        foreach (var (who, page) in new[] { (first, asked), (second, agreed) })
        {
            Assert.DoesNotContain(secret, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, (await who.GetPageAsync(request)).Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(
                secret, (await who.GetPageAsync($"{ResetBrowsing.Page}?ma={Commune}")).Source.Text, StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        // Nothing has changed for the leader before the link is used.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(leader, "/can-bo"));
        using (var still = await platform.SignInAsync(Leader))
        {
            Assert.Equal(HttpStatusCode.OK, (await platform.UseAsync(link, New)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(leader, "/can-bo"));
        using var with = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await with.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await with.SignInAsync(Leader, New)).StatusCode);
        var account = (await with.GetPageAsync("/tai-khoan")).QuerySelector("main")!.TextContent;
        Assert.Contains("Đã đặt lại mật khẩu ngày", account, StringComparison.Ordinal);
        Assert.Contains("đồng ý", account, StringComparison.Ordinal);
        var audit = (await SignInTests.AuditOfAsync(platform, Leader)).Select(row => row.Action).ToList();
        Assert.Equal(
            ["ResetAsked", "ResetAgreed", "PasswordReset"], audit.Where(action => action.Contains("Reset", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_asks_does_not_agree_nor_does_the_holder_nor_a_stranger(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var asker = await platform.SignInAsync("quantri.bacgiang");
        using var holder = await platform.SignInAsync(Leader);
        using var stranger = await platform.SignInAsync("quantri.sotuphap");
        await asker.AskAsync(Commune, Leader);
        var request = await platform.RequestAsync(Leader);

        // The page has no button for him, so he sends what the button would.
        var token = (await asker.GetPageAsync("/tai-khoan"))
            .QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var own = await asker.PostAsync(new Uri(request, UriKind.Relative), form);

        Assert.Null((await asker.GetPageAsync(request)).QuerySelector("form#agree"));
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Contains("không tự đồng ý", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(holder, request));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, request));
        Assert.Contains("ResetRefused", (await SignInTests.AuditOfAsync(platform, Leader)).Select(row => row.Action));
        Assert.Contains("yêu cầu đặt lại mật khẩu", (await holder.GetPageAsync("/tai-khoan")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dead_link_says_why(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var first = await platform.LinkAsync(Leader);
        var second = await platform.LinkAsync(Leader);

        var replaced = await platform.OpenAsync(first);
        var done = await platform.UseAsync(second, New);
        var used = await platform.OpenAsync(second);
        var late = await platform.LinkAsync("vanthu.thoxuong");
        platform.Clock.Move(TimeSpan.FromHours(24));
        var over = await platform.OpenAsync(late);
        var unknown = await platform.OpenAsync("/dat-lai-mat-khau?ma=khong-phai");

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, replaced.Status);
        Assert.Contains("thay bằng đường dẫn gửi sau", replaced.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, used.Status);
        Assert.Contains("đã dùng rồi", used.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, over.Status);
        Assert.Contains("đã quá 24 giờ", over.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task A_letter_that_nobody_collected_does_not_lie_there_for_ever()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await platform.LinkAsync(Leader);
        var (old, _) = platform.NewestLetter();

        platform.Clock.Move(TimeSpan.FromHours(25));
        await platform.LinkAsync("motcua.thoxuong");

        Assert.False(File.Exists(old), old);
        Assert.True(File.Exists(platform.NewestLetter().File));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_who_use_a_link_at_once_one_wins(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var link = await platform.LinkAsync(Leader);

        var answers = await Task.WhenAll(platform.UseAsync(link, New), platform.UseAsync(link, "dong song que huong xanh"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task With_a_second_step_the_link_alone_opens_nothing(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var leader = await platform.SignInAsync(Leader);
        var (secret, _, recovery) = await TwoStepsTests.EnrolAsync(platform, leader);
        var link = await platform.LinkAsync(Leader);

        var without = await platform.UseAsync(link, New);
        var wrong = await platform.UseAsync(link, New, "000000");
        var right = await platform.UseAsync(link, New, recovery[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var after = platform.NewClient();
        var answer = await after.SignInAsync(Leader, New);
        Assert.StartsWith("/dang-nhap/ma-xac-thuc", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.NotEmpty(secret);
        Assert.Equal(2, (await SignInTests.AuditOfAsync(platform, Leader)).Count(row => row.Action == "ResetLinkRefused"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lost_phone_is_taken_off_against_the_password(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var leader = await platform.SignInAsync(Leader);
        await TwoStepsTests.EnrolAsync(platform, leader);
        var link = await platform.LinkAsync(Leader, "SecondStep");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await platform.UseAsync(link, null, "sai mat khau")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.UseAsync(link, null, DemoAccounts.Password)).StatusCode);
        using var after = await platform.SignInAsync(Leader);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, "/tai-khoan"));
        Assert.Contains("TotpReset", (await SignInTests.AuditOfAsync(platform, Leader)).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_password_that_others_may_know_dies_with_the_agreement(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var leader = await platform.SignInAsync(Leader);
        var link = await platform.LinkAsync(Leader, leak: true);

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(leader, "/can-bo"));
        using var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.UseAsync(link, New)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(Leader, New)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_mailbox_the_second_person_prints_the_letter_once(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await platform.ChangeAccountAsync(Leader, account => account.Email = null);
        using var first = await platform.SignInAsync("quantri.bacgiang");
        using var second = await platform.SignInAsync("quantri.tinh");
        await first.AskAsync(Commune, Leader);
        var request = await platform.RequestAsync(Leader);

        var agreed = await second.DecideAsync(request);
        var paper = await agreed.ReadPageAsync();
        var link = ResetBrowsing.LinkIn(paper.QuerySelector("#link")!.TextContent);

        Assert.True(agreed.Headers.CacheControl!.NoStore);
        Assert.NotNull(paper.QuerySelector(".qr svg"));
        foreach (var who in new[] { first, second })
        {
            Assert.DoesNotContain(link.Split('=')[1], (await who.GetPageAsync(request)).Source.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await platform.UseAsync(link, New)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_request_can_be_declined_and_does_not_wait_for_ever(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var first = await platform.SignInAsync("quantri.bacgiang");
        using var second = await platform.SignInAsync("quantri.tinh");
        await first.AskAsync(Commune, Leader);
        var request = await platform.RequestAsync(Leader);
        var page = await second.GetPageAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, (await second.DecideAsync(request, "decline")).StatusCode);
        var late = await second.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#agree")!);
        await first.AskAsync(Commune, Leader);
        platform.Clock.Move(TimeSpan.FromHours(24));
        using var tomorrow = await platform.SignInAsync("quantri.tinh");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Null((await tomorrow.GetPageAsync(await platform.RequestAsync(Leader))).QuerySelector("form#agree"));
        Assert.Null((await tomorrow.GetPageAsync($"{ResetBrowsing.Page}?ma={Commune}")).QuerySelector("#waiting"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url) =>
        (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode;
}
