using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Load;

/// <summary>Fills in drafts up to the last page, as a browser without scripts would.</summary>
internal static class Drafts
{
    /// <summary>"Gia hạn tạm trú": no e-form, one paper.</summary>
    private const string Procedure = "1.002755";

    public static async Task<List<Filing>> PrepareAsync(HttpClient client, string citizen, int count)
    {
        var prepared = new List<Filing>();
        for (var number = 1; number <= count; number++)
        {
            prepared.Add(await PrepareAsync(client, citizen, $"Thôn {citizen} {number}"));
        }

        return prepared;
    }

    private static async Task<Filing> PrepareAsync(HttpClient client, string citizen, string address)
    {
        var choice = await client.GetPageAsync($"/nop-ho-so/{Procedure}?q=tho%20xuong");
        var agency = choice.QuerySelector<IHtmlInputElement>("input[name=Agency]")!.Value;
        var draft = (await NextAsync(client, PostForm(choice), [], ("Agency", agency)))[..^"/nguoi-nop".Length];
        var person = await client.GetPageAsync($"{draft}/nguoi-nop");
        await NextAsync(client, PostForm(person), [], ("Form.Applicant.Address", address));
        var papers = await client.GetPageAsync($"{draft}/giay-to");
        await NextAsync(client, PostForm(papers), [("Tep.to-khai", "don.pdf", Papers.Pdf())]);
        var check = await client.GetPageAsync($"{draft}/kiem-tra");
        var token = check.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value;
        return new CitizenFiling(citizen, draft, token, address);
    }

    private static IHtmlFormElement PostForm(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form").Single(form => form.Method == "post");

    private static async Task<string> NextAsync(
        HttpClient client, IHtmlFormElement form, IReadOnlyList<(string, string, byte[])> files, params (string, string?)[] values)
    {
        using var answer = await client.SubmitAsync(form, files, values);
        return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException(
            $"{(int)answer.StatusCode} {(await answer.ReadPageAsync()).QuerySelector(".error-summary, main")?.TextContent}");
    }
}
