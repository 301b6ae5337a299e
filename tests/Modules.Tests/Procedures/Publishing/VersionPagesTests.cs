using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Modules.Tests.Procedures.Import;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Publishing;

public sealed class VersionPagesTests
{
    private const string List = "/can-bo/thu-tuc";
    private const string BusinessAdministrator = "nghiepvu";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Officers_read_the_list_only_the_administrator_imports(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var stranger = platform.NewClient();
        using var citizen = await platform.SignInAsync("congdan.an");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, List));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(citizen, List));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(clerk, $"{List}/nhap"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(clerk, $"{List}/phien-ban/{Guid.CreateVersion7()}"));
        var found = await clerk.GetPageAsync($"{List}?q=dang%20ky%20khai%20sinh&trang-thai=cong-bo");
        var version = await clerk.GetPageAsync(found.QuerySelector("tbody th a")!.GetAttribute("href")!);

        Assert.Contains("1.001193", found.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(
            found.QuerySelectorAll("a").FirstOrDefault(link => link.TextContent == "Nhập thủ tục" && link.ClassList.Contains("btn")));
        Assert.Null(version.QuerySelector("main form[method=post]"));
        Assert.NotNull((await clerk.GetPageAsync($"{List}?q=khong-co-thu-tuc-nay")).QuerySelector(".empty"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_is_uploaded_completed_and_published_by_pages(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync(BusinessAdministrator);
        var code = $"9.{Random.Shared.Next(100_000, 999_999)}";
        var record = Samples.Record(code);
        record["cach_thuc_thuc_hien"] = Samples.RowsHeader + "Trực tiếp3Miễn phí";
        var upload = (await administrator.GetPageAsync($"{List}/nhap")).QuerySelector<IHtmlFormElement>("main form[method=post]")!;

        var nothing = await administrator.SubmitAsync(upload);
        var report = await (await administrator.SubmitAsync(upload, [("tep", "ban-ghi.json", JsonSerializer.SerializeToUtf8Bytes(record))]))
            .ReadPageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains(code, report.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var drafts = await administrator.GetPageAsync($"{List}?q={code}&trang-thai=nhap");
        var address = drafts.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var page = await administrator.GetPageAsync(address);
        Assert.True(page.QuerySelector<IHtmlButtonElement>("#form-publish button")!.IsDisabled);
        var save = page.QuerySelector<IHtmlFormElement>("#form-save")!;
        var confirmed = save.QuerySelectorAll<IHtmlInputElement>("[name='Form.Confirmed']")
            .Select(box => ("Form.Confirmed", (string?)box.Value)).ToArray();

        var faulty = await administrator.SubmitAsync(save, ("Form.TermAmount", "0"), ("Form.Field", "Chăn nuôi ong"));
        var saved = await administrator.SubmitAsync(save, [("Form.TermAmount", "3"), .. confirmed]);
        var stale = await administrator.SubmitAsync(save, [("Form.TermAmount", "4"), .. confirmed]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Equal("Chăn nuôi ong", (await faulty.ReadPageAsync()).QuerySelector<IHtmlInputElement>("#Form_Field")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        var ready = await administrator.GetPageAsync(address);
        var published = await administrator.SubmitAsync(ready.QuerySelector<IHtmlFormElement>("#form-publish")!);
        Assert.Equal($"{address}?xong=cong-bo", published.Headers.Location!.OriginalString);
        Assert.Contains("Cấp giấy phép nuôi ong", (await administrator.GetPageAsync($"/thu-tuc/{code}")).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("ProcedurePublished", await ReceptionPageTests.AuditOfAsync(platform, code));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url) =>
        (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode;
}
