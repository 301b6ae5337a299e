using System.Net;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The authority's addresses, judged by openssl.</summary>
public sealed class AuthorityTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Openssl_follows_the_chain_and_the_revocation_lists(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var judge = new Judge();
        await FetchAsync(platform, judge);
        await judge.AgreesAsync(
            "openssl", "crl", "-inform", "DER", "-in", judge.Put("root.crl", await GetAsync(platform, "root.crl")), "-out", "root-crl.pem");
        await judge.AgreesAsync("openssl", "crl", "-inform", "DER", "-in",
            judge.Put("issuing.crl", await GetAsync(platform, "issuing.crl")), "-CAfile", "all.pem", "-noout");

        await judge.AgreesAsync(
            "openssl", "verify", "-attime", Now(platform), "-crl_check", "-CRLfile", "root-crl.pem", "-CAfile", "root.pem", "issuing.pem");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Openssl_accepts_our_time_stamps(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var judge = new Judge();
        await FetchAsync(platform, judge);
        judge.Put("data.txt", "Văn bản cần dấu thời gian");
        await judge.AgreesAsync("openssl", "ts", "-query", "-data", "data.txt", "-sha256", "-cert", "-out", "query.tsq");
        var reply = await PostAsync(platform, "tsa", await File.ReadAllBytesAsync(judge.At("query.tsq")), "application/timestamp-query");
        judge.Put("reply.tsr", reply);

        await judge.AgreesAsync(
            "openssl", "ts", "-verify", "-queryfile", "query.tsq", "-in", "reply.tsr", "-CAfile", "root.pem", "-untrusted", "issuing.pem",
            "-attime", Now(platform));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Ocsp_answers_get_and_post_and_says_malformed_to_garbage(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var judge = new Judge();
        await FetchAsync(platform, judge);
        await judge.AgreesAsync("openssl", "ocsp", "-issuer", "issuing.pem", "-serial", "0x1234", "-no_nonce", "-reqout", "ask.der");
        var request = await File.ReadAllBytesAsync(judge.At("ask.der"));
        using var client = platform.NewClient();

        judge.Put("post.der", await PostAsync(platform, "ocsp", request, "application/ocsp-request"));
        var get =
            await client.GetByteArrayAsync(new Uri($"/pki/ocsp/{Uri.EscapeDataString(Convert.ToBase64String(request))}", UriKind.Relative));
        judge.Put("get.der", get);
        var garbage = await PostAsync(platform, "ocsp", "rác"u8.ToArray(), "application/ocsp-request");

        foreach (var answer in new[] { "post.der", "get.der" })
        {
            var text = await judge.AgreesAsync(
                "openssl", "ocsp", "-respin", answer, "-issuer", "issuing.pem", "-CAfile", "root.pem", "-text", "-noverify");
            Assert.Contains("successful", text, StringComparison.Ordinal);
        }

        // SEQUENCE { ENUMERATED 1 }: malformedRequest.
        Assert.Equal([0x30, 0x03, 0x0A, 0x01, 0x01], garbage);
    }

    [Fact]
    public async Task A_body_larger_than_any_request_is_refused_without_being_read_whole()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);

        var answer = await PostAsync(platform, "ocsp", new byte[200_000], "application/ocsp-request");

        Assert.Equal([0x30, 0x03, 0x0A, 0x01, 0x01], answer);
    }

    private static async Task FetchAsync(TestPlatform platform, Judge judge)
    {
        foreach (var name in new[] { "root", "issuing" })
        {
            judge.Put($"{name}.cer", await GetAsync(platform, $"{name}.cer"));
            await judge.AgreesAsync("openssl", "x509", "-inform", "DER", "-in", $"{name}.cer", "-out", $"{name}.pem");
        }

        judge.Put("all.pem", await File.ReadAllTextAsync(judge.At("root.pem")) + await File.ReadAllTextAsync(judge.At("issuing.pem")));
    }

    private static string Now(TestPlatform platform) =>
        platform.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<byte[]> GetAsync(TestPlatform platform, string name)
    {
        using var client = platform.NewClient();
        return await client.GetByteArrayAsync(new Uri($"/pki/{name}", UriKind.Relative));
    }

    private static async Task<byte[]> PostAsync(TestPlatform platform, string name, byte[] request, string mediaType)
    {
        using var client = platform.NewClient();
        using var body = new ByteArrayContent(request);
        body.Headers.ContentType = new(mediaType);
        var answer = await client.PostAsync(new Uri($"/pki/{name}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
