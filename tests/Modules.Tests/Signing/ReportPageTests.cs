using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The report on a signed paper as a stranger reads it: the questions in their order, and each cause where it belongs.</summary>
public sealed class ReportPageTests
{
    private const string Page = "/kiem-tra-chu-ky";

    public static TheoryData<string, string, string> Unread => new()
    {
        { "", "signatures.empty", "Tệp rỗng, 0 byte" },
        { "xin chào", "signatures.unreadable", "Không đọc được tệp này" },
        { "%PDF-1.7 and no more", "signatures.unreadable", "Không đọc được tệp này" },
        { new string('\n', 1024) + "%PDF-1.7\n%%EOF\n", "signatures.late-header", "hơn 1.024 byte lạ ở trước phần đầu" },
    };

    [Fact]
    public async Task The_questions_stand_in_their_order_and_a_fault_beside_its_question()
    {
        var file = await new OtherAuthority().SignedAsync();
        file[7] ^= 1;

        var report = await ReportAsync(file);

        Assert.Equal(
            ["Có đúng bản đã ký không?", "Ai ký?", "Có được ký không?", "Ký lúc nào?", "Còn gì chưa biết?", "Thuật toán"],
            report.QuerySelectorAll("dt").Select(question => question.TextContent));
        var first = report.QuerySelector("dd")!.TextContent;
        Assert.StartsWith("Không đúng như lúc ký.", first.Trim(), StringComparison.Ordinal);
        Assert.Contains("Xin lại bản gốc", first, StringComparison.Ordinal);
    }

    /// <summary>A print leaves the band of the page out, and says all the same who checked what.</summary>
    [Fact]
    public async Task The_report_says_where_and_of_which_bytes_it_is()
    {
        var file = await new OtherAuthority().SignedAsync();
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);

        var notice = (await (await AnswerAsync(platform, file)).ReadPageAsync()).QuerySelector("main .notice")!;

        Assert.Contains("ở trang", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tỉnh", notice.TextContent, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        Assert.Equal(hash, notice.QuerySelector(".code.wrap")!.TextContent);
    }

    [Fact]
    public async Task Where_nothing_is_proved_nothing_is_called_changed_and_no_cause_is_told_twice()
    {
        var report = await ReportAsync(await new OtherAuthority().SignedAsync());

        Assert.DoesNotContain("Không đúng như lúc ký", report.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Đúng như lúc ký.", report.QuerySelector("dd")!.TextContent.Trim(), StringComparison.Ordinal);
        var causes = report.QuerySelectorAll("li").Select(cause => cause.TextContent).ToList();
        Assert.Single(causes);
        Assert.Contains("Hỏi nơi phát hành", causes[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unread))]
    public async Task A_file_that_nobody_can_read_is_told_of_at_the_page_and_at_the_endpoint(string content, string code, string words)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var file = Encoding.UTF8.GetBytes(content);
        using var client = platform.NewClient();
        using var body = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "a.pdf" } };

        var answer = await AnswerAsync(platform, file);
        var problem = await CaseApi.ProblemAsync(await client.PostAsync(new Uri("/api/v1/signatures/validate", UriKind.Relative), body));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((422, code), (problem.Status, problem.Code));
    }

    private static async Task<IElement> ReportAsync(byte[] file)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var page = await (await AnswerAsync(platform, file)).ReadPageAsync();
        return page.QuerySelector("main section.card")!;
    }

    private static async Task<HttpResponseMessage> AnswerAsync(TestPlatform platform, byte[] file)
    {
        using var anyone = platform.NewClient();
        var form = (await anyone.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form[enctype]")!;
        return await anyone.SubmitAsync(form, [("Form.File", "van-ban.pdf", file)]);
    }
}
