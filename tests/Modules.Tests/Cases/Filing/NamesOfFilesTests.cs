using System.Net;
using System.Text.Json;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Files;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>A file is handed in, kept and saved under a name of its own kind, whatever whoever hands it in calls it.</summary>
public sealed class NamesOfFilesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_of_another_kind_gives_way_to_the_uploads(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (paper, result) = (await UploadAsync(api, "giay.pdf"), await UploadAsync(api, "ket-qua.pdf"));
        var code = await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234", phone = "0987654321", address = "Tổ 3" },
            documents = new[]
            {
                new { key = "giay-chung-sinh", fileHash = paper, fileName = "Giay chung sinh.pdf.hta" },
                new { key = "", fileHash = paper, fileName = "Tên tôi đặt.PDF" },
            },
        });
        await api.ForwardAsync(code, "receive");
        await CaseApi.ReadAsync(
            await api.PostAsync($"cases/{code}/result", new { name = "Giấy khai sinh", fileHash = result, fileName = "ket-qua.pdf.exe" }));

        var view = await api.GetAsync($"cases/{code}");

        Assert.Equal(["giay.pdf", "Tên tôi đặt.PDF"], Names(view, "documents"));
        Assert.Equal(["ket-qua.pdf"], Names(view, "results"));
        using var read = await api.Client.GetAsync(new Uri($"/api/v1/files/{result}", UriKind.Relative));
        Assert.Equal("ket-qua.pdf", read.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_supplement_keeps_the_uploads_name_and_passes_over_what_names_no_file(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/supplement-requests", new { items = new[] { new { what = "Đơn thiếu chữ ký" } } },
            Guid.CreateVersion7().ToString()));
        var page = await citizen.GetPageAsync($"/ho-so/{code}/bo-sung");
        byte[] paper = [.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()];
        using var uploaded = await citizen.SubmitAsync(page.PostForm(), [("Tep.0", "don.pdf", paper)], ("tai-len", "true"));
        var form = (await uploaded.ReadPageAsync()).PostForm();
        var hash = JsonSerializer.Deserialize<JsonElement>(form.Elements["giu"]!.GetAttribute("value")!).GetProperty("hash").GetString()!;

        foreach (var line in new[] { "{}", "null", "[]", """{"hash":null,"fileName":"a.pdf"}""" })
        {
            using var nothing = await citizen.SubmitAsync(form, ("giu", line), ("tai-len", "true"));
            Assert.Equal(HttpStatusCode.OK, nothing.StatusCode);
        }

        using var sent = await citizen.SubmitAsync(
            form, ("giu", JsonText.Of(new { item = 0, hash, fileName = "Giay khai sinh.pdf.hta", length = 9 })), ("Note", "Đã ký"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("don.pdf", Names(await api.GetAsync($"cases/{code}"), "documents")[^1]);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        using var read = await officer.GetAsync(new Uri($"/tep/{hash}?ho-so={code}", UriKind.Relative));
        Assert.Equal("don.pdf", read.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("giay.pdf", "application/pdf", "giay.pdf")]
    [InlineData("anh.JPEG", "image/jpeg", "anh.JPEG")]
    [InlineData("giay.pdf.hta", "application/pdf", "giay.pdf.hta.pdf")]
    [InlineData("giay", "image/png", "giay.png")]
    [InlineData("giay.pdf.", "application/pdf", "giay.pdf..pdf")]
    public void A_download_ends_in_what_it_is(string name, string mediaType, string saved) =>
        Assert.Equal(saved, FileNames.ForDownload(name, mediaType));

    private static Task<string> UploadAsync(CaseApi api, string name) =>
        api.UploadAsync([.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()], name);

    private static List<string?> Names(JsonElement view, string list) =>
        [.. view.GetProperty(list).EnumerateArray().Select(row => row.GetProperty("fileName").GetString())];
}
