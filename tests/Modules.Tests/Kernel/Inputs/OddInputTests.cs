using System.Net;
using AngleSharp.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>Inputs within their bounds that no honest sender makes: told in words, the same on both databases.</summary>
public sealed class OddInputTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_place_of_a_list_that_holds_nothing_is_named(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());

        foreach (var (path, body) in new (string, object)[]
        {
            ("cases", new { procedure = "1.001193", receivingOrganization = "H02.21.01", applicant = new { fullName = "Lý Thị Mẩy" },
                documents = new object?[] { null } }),
            ($"cases/{code}/supplements", new { documents = new object?[] { null } }),
            ($"cases/{code}/supplement-requests", new { items = new object?[] { null }, respondBy = "2026-03-20" }),
        })
        {
            using var answer = await api.PostAsync(path, body, Guid.CreateVersion7().ToString());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("[0]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sign_that_nobody_sees_is_refused_before_a_database_is_asked(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);

        using var answer = await api.PostAsync("cases", CaseApi.Birth("Lý Thị\u0000Mẩy"), Guid.CreateVersion7().ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("không hiện được", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("procedures?after=YQ")]
    [InlineData("procedures?after=***")]
    [InlineData("organizations?after=SDAy")]
    [InlineData("worklist?after=MXwwMTkzMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA")]
    public async Task A_place_in_a_list_that_no_answer_named_is_refused(string path)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));

        var problem = await CaseApi.ProblemAsync(await api.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative)));

        Assert.Equal((400, "bad-cursor"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task A_page_shows_its_beginning_for_such_a_place()
    {
        using var client = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        Assert.NotEmpty((await client.GetPageAsync("/thu-tuc?after=YQ")).QuerySelectorAll("main li"));
    }

    [Theory]
    [InlineData("cases", "text/plain")]
    [InlineData("tracking", "application/xml")]
    [InlineData("signatures/validate", "application/json")]
    [InlineData("tracking", "application/json", "zzz")]
    [InlineData("cases", "application/json", "utf-7")]
    public async Task A_body_of_another_kind_is_told_so(string path, string type, string charset = "utf-8")
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, type);
        body.Headers.ContentType!.CharSet = charset;

        var problem = await CaseApi.ProblemAsync(await api.Client.PostAsync(new Uri($"/api/v1/{path}", UriKind.Relative), body));

        Assert.Equal((415, "media-type"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task A_form_of_before_the_sign_in_of_another_tab_leads_on()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();
        var second = await client.GetPageAsync("/dang-nhap?ReturnUrl=%2Fho-so");
        var tracking = await client.GetPageAsync("/tra-cuu");
        await client.SignInAsync("congdan.an", XaDienTu.Accounts.Contracts.DemoAccounts.Password);

        using var signedIn = await client.SubmitAsync(second.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("form#sign-in")!,
            ("Form.Name", "congdan.an"), ("Form.Password", "x"));
        using var tracked = await client.SubmitAsync(
            tracking.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form[method=post]")!, ("ma", "H02.21.01-260304-0001"));

        Assert.Equal((HttpStatusCode.Redirect, "/ho-so"), (signedIn.StatusCode, signedIn.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, tracked.StatusCode);
        var page = await tracked.ReadPageAsync();
        Assert.Contains("ở thẻ khác", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tra-cuu", page.QuerySelector("main a.btn")!.GetAttribute("href"));
    }
}
