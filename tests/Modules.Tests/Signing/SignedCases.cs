using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Printing;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Cases brought to the desk where a signature is due.</summary>
internal static class SignedCases
{
    public const string Leader = "lanhdao.thoxuong";
    public const string Clerk = "motcua.thoxuong";

    public static byte[] Paper(string text = "Giấy khai sinh của cháu Lý Minh An") => PdfPaper.Create(
        PaperSize.A4, new PdfInfo("Kết quả", "UBND phường Thọ Xương", MovableClock.Start), flow =>
            flow.Title("GIẤY KHAI SINH").Paragraph(PaperText.Plain(text)));

    /// <summary>A birth registration on the leader's desk, with a drafted PDF; answers code and hash of the draft.</summary>
    public static async Task<(string Code, string Hash)> OnLeadersDeskAsync(CaseApi api, string? text = null)
    {
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        var hash = await AttachAsync(api, code, text);
        await api.ForwardAsync(code, "appraise");
        return (code, hash);
    }

    /// <summary>A drafted result that can be signed; answers its hash.</summary>
    public static async Task<string> AttachAsync(CaseApi api, string code, string? text = null)
    {
        var hash = await api.UploadAsync(Paper(text ?? $"Giấy khai sinh, hồ sơ {code}"), "giay-khai-sinh.pdf");
        await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/result", new { name = "Giấy khai sinh", fileHash = hash, fileName = "giay-khai-sinh.pdf" }));
        return hash;
    }

    public static async Task<IHtmlFormElement> FormAsync(HttpClient client, string page, string handler) =>
        (IHtmlFormElement)(await client.GetPageAsync(page)).QuerySelector($"form[action*='handler={handler}']")!;

    public static async Task<HttpResponseMessage> SignAsync(HttpClient leader, string code, string pin = DemoSigning.Pin) =>
        await leader.SubmitAsync(await FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve"), ("Form.Pin", pin));

    public static async Task<HttpResponseMessage> IssueAsync(HttpClient clerk, string code) =>
        await clerk.SubmitAsync(await FormAsync(clerk, $"/can-bo/ho-so/{code}/ky-so", "Issue"));

    public static async Task<byte[]> FileAsync(HttpClient client, string hash) =>
        await client.GetByteArrayAsync(new Uri($"/tep/{hash}", UriKind.Relative));
}
