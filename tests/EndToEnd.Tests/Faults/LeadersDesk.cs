using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Printing;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>Birth registrations brought to the leader's desk with a drafted paper, and the leader who signs what lies there.</summary>
internal static class LeadersDesk
{
    public const string Leader = "lanhdao.thoxuong";
    private const string ToSign = "/can-bo/cho-ky";

    public static Task FillAsync(HttpClient program, int count) =>
        Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (number, _) =>
            await BringAsync(program, number));

    /// <returns>How many papers wait.</returns>
    public static async Task<int> WaitingAsync(HttpClient leader) => BoxesOf(await FormAsync(leader)).Count;

    /// <summary>Signs all that waits in one confirmation.</summary>
    public static async Task<HttpResponseMessage> SignAllAsync(HttpClient leader)
    {
        var form = await FormAsync(leader);
        return await leader.SubmitAsync(form!, [.. BoxesOf(form), ("Form.Pin", DemoSigning.Pin)]);
    }

    private static async Task<IHtmlFormElement?> FormAsync(HttpClient leader) =>
        (await leader.GetPageAsync(ToSign)).QuerySelector<IHtmlFormElement>("form[action*='handler=Approve']");

    private static List<(string, string?)> BoxesOf(IHtmlFormElement? form) =>
        form is null ? [] : [
            .. form.QuerySelectorAll("input[name='Form.Results']").Select(box => ("Form.Results", box.GetAttribute("value")))];

    private static async Task BringAsync(HttpClient program, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                receivingOrganization = "H02.21.01",
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{number:D6}", address = $"Số nhà {number}" },
                documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
            }),
        };
        request.Headers.Add("Idempotency-Key", $"case {number}");
        var code = await TextAsync(await program.SendAsync(request), "code");
        await ForwardAsync(program, code, "receive");
        using var paper = new ByteArrayContent(PdfPaper.Create(
            PaperSize.A4, new PdfInfo("Kết quả", "UBND phường Thọ Xương", MovableClock.Start), flow =>
                flow.Title("GIẤY KHAI SINH").Paragraph(PaperText.Plain(code))));
        var hash =
            await TextAsync(await program.PostAsync(new Uri("/api/v1/files?fileName=giay-khai-sinh.pdf", UriKind.Relative), paper), "hash");
        using var attached = await program.PostAsJsonAsync(
            $"/api/v1/cases/{code}/result", new { name = "Giấy khai sinh", fileHash = hash, fileName = "giay-khai-sinh.pdf" });
        attached.EnsureSuccessStatusCode();
        await ForwardAsync(program, code, "appraise");
    }

    private static async Task ForwardAsync(HttpClient program, string code, string step)
    {
        using var answer =
            await program.PostAsJsonAsync($"/api/v1/cases/{code}/steps/{step}/complete", new { outcome = "forward", note = "Đã xem" });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, string field)
    {
        using (answer)
        {
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(field).GetString()!;
        }
    }
}
