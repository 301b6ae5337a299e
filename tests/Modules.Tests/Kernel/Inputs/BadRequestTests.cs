using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>Forms that are no forms, and far too many of them: told as the sender's fault, to programs and to people.</summary>
public sealed class BadRequestTests
{
    private const string Api = "/api/v1/signatures/validate";

    public static TheoryData<string, string> Kinds => new()
    {
        { Api, "broken" }, { Api, "cut" }, { Api, "parts" }, { Api, "headers" }, { Api, "nameless" },
        { "/kiem-tra-chu-ky", "broken" }, { "/kiem-tra-chu-ky", "cut" }, { "/kiem-tra-chu-ky", "parts" },
        { "/dang-nhap", "broken" }, { "/dang-nhap", "parts" }, { "/dang-nhap", "large" },
        { "/connect/token", "broken" }, { "/connect/token", "parts" }, { "/connect/token", "large" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_is_answered_with_a_sentence(string path, string kind)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();
        using var body = Body(kind);

        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        var said = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnprocessableEntity, $"{(int)answer.StatusCode} {said}");
        if (path == Api)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
        else if (path != "/connect/token")
        {
            Assert.Contains("<h1", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Chưa làm được", said, StringComparison.Ordinal);
        }
    }

    /// <summary>Who still sends when the answer is given must get to read it: browsers show a broken line else, and what was typed is
    /// gone.</summary>
    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/api/v1/cases")]
    public async Task The_answer_reaches_who_is_still_sending(string path)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var body = new ByteArrayContent(new byte[20 * 1024 * 1024]);
            body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            var said = Regex.Unescape(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
            Assert.True(said.Contains("lớn quá mức cho phép", StringComparison.Ordinal), said);
        }
    }

    private static ByteArrayContent Body(string kind)
    {
        var part = "--abc\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        var text = kind switch
        {
            "broken" => "this is no multipart body",
            "cut" => "--abc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4",
            "parts" => string.Concat(Enumerable.Repeat(part, 15_000)) + "--abc--\r\n",
            "headers" =>
                "--abc\r\n" + string.Concat(Enumerable.Range(0, 100).Select(number => $"X-{number}: y\r\n")) + "\r\nx\r\n--abc--\r\n",
            "nameless" => "--abc\r\n\r\nx\r\n--abc--\r\n",
            _ => "--abc\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + new string('x', 1_200_000) + "\r\n--abc--\r\n",
        };
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=abc");
        return body;
    }
}
