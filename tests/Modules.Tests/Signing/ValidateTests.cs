using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Signatures.Certificates;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

public sealed class ValidateTests
{
    private const string Page = "/kiem-tra-chu-ky";

    [Fact]
    public async Task A_file_without_signatures_answers_none()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);

        Assert.Equal("NONE", (await ValidateAsync(platform, SignedCases.Paper(), "a.pdf")).GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("", "signatures.empty")]
    [InlineData("xin chào", "signatures.unreadable")]
    [InlineData("%PDF-1.7 and no more", "signatures.unreadable")]
    public async Task Of_a_file_that_nobody_can_read_nothing_is_said_but_that(string content, string code)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();
        using var body = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "a.pdf" } };

        var problem = await CaseApi.ProblemAsync(await client.PostAsync(new Uri("/api/v1/signatures/validate", UriKind.Relative), body));

        Assert.Equal((422, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task A_changed_byte_is_invalid_with_digest_mismatch()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var file = await SignedFileAsync(platform);
        // A byte of the first revision's text: "%PDF-1.x" → another version.
        file[7] ^= 1;

        var report = await ValidateAsync(platform, file, "a.pdf");

        Assert.Equal("INVALID", report.GetProperty("verdict").GetString());
        Assert.Contains("digest-mismatch", report.GetProperty("signatures")[0].GetProperty("reasons").EnumerateArray().Select(reason =>
            reason.GetString()));
    }

    [Fact]
    public async Task The_report_has_its_stable_shape()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);

        var signature = (await ValidateAsync(platform, await SignedFileAsync(platform), "a.pdf")).GetProperty("signatures")[0];

        foreach (var name in new[]
                 {
                     "signer", "signedAt", "integrity", "coversWholeFile", "modifiedAfter", "chain", "revocation", "timestamp",
                     "algorithms", "verdict", "reasons",
                 })
        {
            Assert.True(signature.TryGetProperty(name, out _), name);
        }

        Assert.True(signature.GetProperty("signedAtProved").GetBoolean());
        Assert.EndsWith("+07:00", signature.GetProperty("signedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_root_vouches_no_more_and_its_own_stamps_prove_nothing()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var before = await SignedFileAsync(platform);
        using var administrator = await platform.SignInAsync("quantri");
        var page = await administrator.GetPageAsync("/can-bo/goc-tin-cay");

        Assert.Equal("VALID", (await ValidateAsync(platform, before, "a.pdf")).GetProperty("verdict").GetString());
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitAsync(
            page.QuerySelector<IHtmlFormElement>("form[action*='handler=Retire']")!, ("Form.Reason", "Lộ khoá gốc"))).StatusCode);
        var report = await ValidateAsync(platform, before, "a.pdf");
        Assert.Equal("INDETERMINATE", report.GetProperty("verdict").GetString());
        Assert.Contains("untrusted-root", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_adds_a_root_once_and_only_a_root()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var administrator = await platform.SignInAsync("quantri");
        var form = (await administrator.GetPageAsync("/can-bo/goc-tin-cay"))
            .QuerySelector<IHtmlFormElement>("form[action*='handler=Add']")!;
        using var key = KeyPairs.NewEcdsa();
        var now = platform.Clock.GetUtcNow();
        var root = CertificateFactory.CreateRoot(new CertificateSubject { CommonName = "CA gốc khác" }, key, CertificateFactory.NewSerial(),
            now.AddDays(-1), now.AddYears(5)).RawData;

        var noRoot = await administrator.SubmitAsync(form, [("Form.File", "a.cer", "không phải"u8.ToArray())], ("Form.Name", "Thử"));
        var added = await administrator.SubmitAsync(form, [("Form.File", "a.cer", root)], ("Form.Name", "CA gốc khác"));
        var twice = await administrator.SubmitAsync(form, [("Form.File", "a.cer", root)], ("Form.Name", "CA gốc khác"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noRoot.StatusCode);
        Assert.Equal("Thử", (await noRoot.ReadPageAsync()).QuerySelector("input[name='Form.Name']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Fact]
    public async Task The_page_tells_in_words_and_asks_for_a_file_when_none_was_chosen()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var anyone = platform.NewClient();
        var form = (await anyone.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form[enctype]")!;

        var empty = await anyone.SubmitAsync(form);
        var good = await anyone.SubmitAsync(form, [("Form.File", "ket-qua.pdf", await SignedFileAsync(platform))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Chọn tệp cần kiểm tra", (await empty.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chữ ký hợp lệ", (await good.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_file_is_a_problem_with_its_sentence()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var anyone = platform.NewClient();
        using var body = new MultipartFormDataContent { { new StringContent("x"), "other" } };

        var problem = await CaseApi.ProblemAsync(await anyone.PostAsync(new Uri("/api/v1/signatures/validate", UriKind.Relative), body));

        Assert.Equal((422, "signatures.no-file"), (problem.Status, problem.Code));
    }

    internal static async Task<JsonElement> ValidateAsync(TestPlatform platform, byte[] file, string name)
    {
        using var anyone = platform.NewClient();
        using var body = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        return await CaseApi.ReadAsync(await anyone.PostAsync(new Uri("/api/v1/signatures/validate", UriKind.Relative), body));
    }

    /// <summary>A result signed by the leader.</summary>
    private static async Task<byte[]> SignedFileAsync(TestPlatform platform)
    {
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        await SignedCases.SignAsync(leader, code);
        var hash = (await api.GetAsync($"cases/{code}")).GetProperty("results")[0].GetProperty("signedHash").GetString()!;
        return await SignedCases.FileAsync(leader, hash);
    }
}
