using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>What is too long comes back in its page, typed as it was, with a sentence at its field.</summary>
public sealed class PageTests
{
    private static readonly string Long = new('x', 6_000);

    public static TheoryData<string> Both => Databases.Both;

    public static TheoryData<string, string, string, string, string> Forms => new()
    {
        { "", "/dang-nhap", "form#sign-in", "Form.Name", "200" },
        { "", "/dang-ky", "main form[method=post]", "Form.FullName", "200" },
        { "", "/dang-ky", "main form[method=post]", "Form.Email", "200" },
        { "", "/tra-cuu", "main form[method=post]", "ma", "100" },
    };

    public static TheoryData<string, string, string> Searches => new()
    {
        { "", "/thu-tuc", "q" },
        { "motcua.thoxuong", "/can-bo/ho-so", "q" },
        { "motcua.thoxuong", "/can-bo/ho-so", "thu-tuc" },
        { "motcua.thoxuong", "/can-bo/co-quan", "q" },
        { "motcua.thoxuong", "/can-bo/thu-tuc", "q" },
        { "congdan.an", $"/nop-ho-so/{FilingJourney.Procedure}", "q" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_that_is_open_to_all(string account, string page, string selector, string field, string most)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = account.Length == 0 ? platform.NewClient() : await platform.SignInAsync(account);
        var form = (await client.GetPageAsync(page)).QuerySelector<IHtmlFormElement>(selector)!;

        await ComesBackAsync(await client.SubmitAsync(form, (field, Long)), field, most);
    }

    [Theory, MemberData(nameof(Searches))]
    public async Task A_search(string account, string page, string field)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = account.Length == 0 ? platform.NewClient() : await platform.SignInAsync(account);
        var words = Long[..600];

        using var answer = await client.GetAsync(new Uri($"{page}?{field}={words}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var shown = await answer.ReadPageAsync();
        Assert.Contains("Dài quá 500 ký tự. Rút ngắn lại.", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(words, shown.QuerySelector<IHtmlInputElement>($"main [name='{field}']")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_filing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var page = await client.GetPageAsync($"{draft}/nguoi-nop");

        await ComesBackAsync(await client.SubmitAsync(page.PostForm(), ("Form.Applicant.Address", Long)), "Form.Applicant.Address", "300");
        await ComesBackAsync(
            await client.SubmitAsync(page.PostForm(), ("Form.Applicant.FullName", Long)), "Form.Applicant.FullName", "200");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reception(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var form = (await clerk.GetPageAsync("/can-bo/tiep-nhan"))
            .QuerySelector<IHtmlFormElement>("form#reception, main form[method=post]")!;
        form.SetAttribute("action", "/can-bo/tiep-nhan?handler=Accept");

        var answer = await clerk.SubmitAsync(
            form, ("Form.IdNumber", "024196001238"), ("Form.Words", "Đăng ký khai sinh"), ("Form.FullName", "Lý Thị Mẩy"),
            ("Form.Address", Long));

        var page = await ComesBackAsync(answer, "Form.Address", "300");
        Assert.Equal("Lý Thị Mẩy", page.QuerySelector<IHtmlInputElement>("[name='Form.FullName']")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_decision_on_a_case(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        foreach (var (handler, field, most) in new[] { ("Forward", "Form.Opinion", "5000"), ("Refuse", "Form.RefusalReason", "5000"),
            ("Supplement", "Form.Items[0].What", "2000") })
        {
            var form = page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
                .First(found => found.QuerySelector($"[name='{field}']") is not null);
            form.SetAttribute("action", $"/can-bo/ho-so/{code}?handler={handler}");

            await ComesBackAsync(await clerk.SubmitAsync(form, (field, Long)), field, most);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_withdrawal(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await client.FileAsync();
        var page = await client.GetPageAsync($"/ho-so/{code}/rut");

        await ComesBackAsync(await client.SubmitAsync(page.PostForm(), ("Reason", Long)), "Reason", "5000");
    }

    private static async Task<IHtmlDocument> ComesBackAsync(HttpResponseMessage answer, string field, string most)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        var input = page.QuerySelector($"main [name='{field}']");
        Assert.Equal(Long, input is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)input!).Value);
        Assert.Contains($"Dài quá {most} ký tự. Rút ngắn lại.", page.Body!.TextContent, StringComparison.Ordinal);
        answer.Dispose();
        return page;
    }
}
