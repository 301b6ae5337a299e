using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Goes through the wizard as a browser without scripts would.</summary>
internal static class FilingJourney
{
    /// <summary>"Gia hạn tạm trú": no e-form, one paper.</summary>
    public const string Procedure = "1.002755";
    public const string Citizen = "congdan.an";
    public const string OtherCitizen = "congdan.binh";
    public const string CitizenIdNumber = "024085000123";

    public static readonly byte[] Pdf = Papers.Pdf("don");

    /// <returns>Address of the draft, <c>/nop-ho-so/{code}/{id}</c>.</returns>
    public static async Task<string> StartDraftAsync(this HttpClient client, string procedure = Procedure)
    {
        var choice = await client.GetPageAsync($"/nop-ho-so/{procedure}?q=tho%20xuong");
        var agency = choice.QuerySelector<IHtmlInputElement>("input[name=Agency]");
        Assert.NotNull(agency);
        using var begun = await client.SubmitAsync(choice.PostForm(), ("Agency", agency.Value));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var next = begun.Headers.Location!.ToString();
        Assert.EndsWith("/nguoi-nop", next, StringComparison.Ordinal);
        return next[..^"/nguoi-nop".Length];
    }

    public static async Task FillPersonAsync(this HttpClient client, string draft)
    {
        var page = await client.GetPageAsync($"{draft}/nguoi-nop");
        using var answer = await client.SubmitAsync(page.PostForm(), ("Form.Applicant.Address", "Tổ 3, phường Thọ Xương"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public static async Task UploadAsync(this HttpClient client, string draft, string paper = "to-khai")
    {
        var page = await client.GetPageAsync($"{draft}/giay-to");
        using var answer = await client.SubmitAsync(page.PostForm(), [($"Tep.{paper}", "don.pdf", Pdf)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <returns>Code of the case.</returns>
    public static async Task<string> FileAsync(this HttpClient client)
    {
        var draft = await client.StartDraftAsync();
        await client.FillPersonAsync(draft);
        await client.UploadAsync(draft);
        var check = await client.GetPageAsync($"{draft}/kiem-tra");
        using var filed = await client.SubmitAsync(check.PostForm());
        return filed.ReceiptCode();
    }

    public static string ReceiptCode(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var parts = answer.Headers.Location!.ToString().Split('/');
        Assert.Equal("da-nop", parts[^1]);
        return parts[^2];
    }
}
