using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>The browser forgets its copy of what was typed when it is told that it was received, and never else.</summary>
public sealed class ReceivedFormsTests
{
    private const string Number = "abc123def";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Only_a_form_that_was_taken_is_said_to_be_received(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var page = await client.GetPageAsync($"{draft}/nguoi-nop");

        using var faulty = await client.SubmitAsync(page.PostForm(), ("Form.Applicant.Phone", "12"), ("__draft", Number));
        // What was faulty is kept all the same, so the page that came back is the one to go on with.
        using var taken = await client.SubmitAsync(
            (await faulty.ReadPageAsync()).PostForm(), ("Form.Applicant.Phone", "0912345678"), ("Form.Applicant.Address", "Tổ 3"),
            ("__draft", Number));
        await ThrowAwayAsync(platform, draft);
        using var late = await client.SubmitAsync(page.PostForm(), ("Form.Applicant.Address", "Tổ 4"), ("__draft", Number));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.DoesNotContain(CookiesOf(faulty), IsWord);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains(CookiesOf(taken), IsWord);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.DoesNotContain(CookiesOf(late), IsWord);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_place_chosen_for_a_draft_that_is_gone_is_not_said_to_be_received(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var page = await client.GetPageAsync($"{draft}?q=tho%20xuong");
        var agency = page.QuerySelector<IHtmlInputElement>("input[name=Agency]")!.Value;
        using var taken = await client.SubmitAsync(page.PostForm(), ("Agency", agency), ("__draft", Number));
        await ThrowAwayAsync(platform, draft);

        using var late = await client.SubmitAsync(page.PostForm(), ("Agency", agency), ("__draft", Number));

        Assert.Contains(CookiesOf(taken), IsWord);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.DoesNotContain(CookiesOf(late), IsWord);
    }

    private static bool IsWord(string cookie) => cookie.StartsWith($"xdt-got-{Number}=", StringComparison.Ordinal);

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static async Task ThrowAwayAsync(TestPlatform platform, string draft)
    {
        var id = Guid.Parse(draft.Split('/')[^1]);
        await using var scope = platform.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<CasesDb>().Drafts.Where(row => row.Id == id).ExecuteDeleteAsync());
    }
}
