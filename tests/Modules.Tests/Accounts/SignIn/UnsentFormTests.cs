using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Unsent;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.SignIn;

/// <summary>The session ended while somebody was typing: the form waits for the sign-in and comes back as it was typed.</summary>
public sealed class UnsentFormTests
{
    private const string Typed = "Thôn Đồng Lạnh, xã Tư Mại";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_form_comes_back_as_typed_after_the_sign_in_and_nothing_was_done(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        var person = await client.GetPageAsync($"{draft}/nguoi-nop");
        await EndSessionsAsync(platform, FilingJourney.Citizen);

        using var answer =
            await client.SubmitAsync(person.PostForm(), ("Form.Applicant.Address", Typed), ("Form.Applicant.Born.Day", "31"));
        var signIn = await answer.ReadPageAsync();
        using var wrong = await client.SubmitAsync(
            signIn.QuerySelector<IHtmlFormElement>("form#sign-in")!, ("Form.Name", FilingJourney.Citizen), ("Form.Password", "x"));
        using var right = await client.SubmitAsync(
            (await wrong.ReadPageAsync()).QuerySelector<IHtmlFormElement>("form#sign-in")!, ("Form.Name", FilingJourney.Citizen),
            ("Form.Password", DemoAccounts.Password));
        var before = await client.GetPageAsync($"{draft}/nguoi-nop");
        using var back = await GoBackAsync(client, right, Carried(signIn));
        var page = await back.ReadPageAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("chưa gửi gì", signIn.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, right.StatusCode);
        Assert.Equal($"{draft}/nguoi-nop", right.Headers.Location!.OriginalString);
        Assert.NotEqual(Typed, before.QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(Typed, page.QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value);
        Assert.Equal("31", page.QuerySelector<IHtmlInputElement>("[name='Form.Applicant.Born.Day']")!.Value);
        Assert.Contains("Chưa gửi gì", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".error, .error-summary, [aria-invalid]"));
        using var sent = await client.SubmitAsync(page.PostForm(), ("Form.Applicant.Born.Day", ""));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    /// <summary>A suggestion that is asked for while somebody types, or another tab, must not take the word away that there was a
    /// session.</summary>
    [Theory]
    [InlineData("HX-Request", "true")]
    [InlineData("Sec-Fetch-Dest", "empty")]
    [InlineData("Sec-Fetch-Dest", "document")]
    public async Task What_else_is_asked_for_after_the_end_does_not_lose_the_form(string header, string value)
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        var person = await client.GetPageAsync($"{draft}/nguoi-nop");
        await EndSessionsAsync(platform, FilingJourney.Citizen);
        using var script = new HttpRequestMessage(HttpMethod.Get, "/tai-khoan/phien");
        script.Headers.Add(header, value);
        using var asked = await client.SendAsync(script);

        using var answer = await client.SubmitAsync(person.PostForm(), ("Form.Applicant.Address", Typed));

        Assert.Contains("chưa gửi gì", (await answer.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Fields_that_a_page_reads_by_itself_come_back_too(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        var group = await client.GetPageAsync($"{draft}/khai/2");
        platform.Clock.Move(TimeSpan.FromMinutes(31));

        using var answer = await client.SubmitAsync(group.PostForm(), ("childName", "Nguyễn Păn Ý"), ("childBirthDate.Day", "9"));
        var signIn = await answer.ReadPageAsync();
        using var right = await SignInOnAsync(client, signIn, FilingJourney.Citizen);
        using var back = await GoBackAsync(client, right, Carried(signIn));
        var page = await back.ReadPageAsync();

        Assert.Equal("Nguyễn Păn Ý", page.QuerySelector<IHtmlInputElement>("[name=childName]")!.Value);
        Assert.Equal("9", page.QuerySelector<IHtmlInputElement>("[name='childBirthDate.Day']")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Somebody_else_who_signs_in_is_shown_nothing_of_it(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var page = await client.GetPageAsync($"{await client.StartDraftAsync()}/nguoi-nop");
        await EndSessionsAsync(platform, FilingJourney.Citizen);

        using var answer = await client.SubmitAsync(page.PostForm(), ("Form.Applicant.FullName", "Vi Văn Păn"));
        var signIn = await answer.ReadPageAsync();
        using var right = await SignInOnAsync(client, signIn, FilingJourney.OtherCitizen);
        using var back = await GoBackAsync(client, right, Carried(signIn));

        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.DoesNotContain("Vi Văn Păn", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_password_does_not_travel(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var account = await client.GetPageAsync("/tai-khoan");
        await EndSessionsAsync(platform, FilingJourney.Citizen);

        using var answer = await client.SubmitAsync(
            account.QuerySelector<IHtmlFormElement>("form#password")!, ("Form.Current", DemoAccounts.Password),
            ("Form.New", "Mot-mat-khau-moi-1"));
        var carried = platform.Services.GetRequiredService<UnsentForms>().Open(Carried(await answer.ReadPageAsync()));

        Assert.NotNull(carried);
        Assert.DoesNotContain(carried.Values, value => value.Name.StartsWith("Form.", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_another_site_sends_and_what_a_stranger_sends_is_not_carried(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync("motcua.thoxuong");
        using var stranger = platform.NewClient();
        var page = await client.GetPageAsync("/can-bo/tiep-nhan");
        await EndSessionsAsync(platform, "motcua.thoxuong");

        using var strange = await stranger.SubmitAsync(page.PostForm(), ("Form.FullName", "Vi Văn Păn"));
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var foreign = await client.SubmitAsync(page.PostForm(), ("Form.FullName", "Vi Văn Păn"));

        Assert.Equal(HttpStatusCode.Redirect, strange.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, foreign.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_part_of_a_page_is_refused_and_does_not_become_the_sign_in_page(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync("motcua.thoxuong");
        await EndSessionsAsync(platform, "motcua.thoxuong");
        client.DefaultRequestHeaders.Add("HX-Request", "true");

        using var body = new FormUrlEncodedContent([]);
        using var answer = await client.PostAsync(new Uri("/can-bo/tiep-nhan?handler=Person", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static string Carried(IHtmlDocument signIn) => signIn.QuerySelector<IHtmlInputElement>($"[name={UnsentForm.Field}]")!.Value;

    private static Task<HttpResponseMessage> SignInOnAsync(HttpClient client, IHtmlDocument page, string name) => client.SubmitAsync(
        page.QuerySelector<IHtmlFormElement>("form#sign-in")!, ("Form.Name", name), ("Form.Password", DemoAccounts.Password));

    /// <summary>What a browser does on a 307: the body goes to the next address.</summary>
    private static async Task<HttpResponseMessage> GoBackAsync(HttpClient client, HttpResponseMessage redirect, string carried)
    {
        using var body = new FormUrlEncodedContent([KeyValuePair.Create(UnsentForm.Field, carried)]);
        return await client.PostAsync(redirect.Headers.Location, body);
    }

    private static async Task EndSessionsAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.EndSessions(await db.Accounts.SingleAsync(row => row.UserName == userName));
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(CancellationToken.None);
    }
}
