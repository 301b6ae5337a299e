using System.Formats.Asn1;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>What anybody may ask of the authority, and what that may cost it.</summary>
public sealed class PublicAddressesTests
{
    private static readonly byte[] Malformed = [0x30, 0x03, 0x0A, 0x01, 0x01];
    private static readonly byte[] Unauthorized = [0x30, 0x03, 0x0A, 0x01, 0x06];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Lists_are_signed_once_and_caches_may_keep_them_until_they_end(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var anyone = platform.NewClient();
        foreach (var name in new[] { "root.crl", "issuing.crl" })
        {
            var first = await GetAsync(anyone, name);
            var again = await GetAsync(anyone, name);

            Assert.True(first.Headers.CacheControl is { Public: true, MaxAge: { TotalHours: > 23 and <= 24 } },
                first.Headers.CacheControl?.ToString());
            Assert.NotNull(first.Content.Headers.LastModified);
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
            using var conditional = new HttpRequestMessage(HttpMethod.Get,
                new Uri($"/pki/{name}", UriKind.Relative)) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            Assert.Equal(HttpStatusCode.NotModified, (await anyone.SendAsync(conditional)).StatusCode);
        }

        var certificate = await GetAsync(anyone, "issuing.cer");
        Assert.True(certificate.Headers.CacheControl is { Public: true, MaxAge.TotalHours: >= 1 });
        Assert.NotNull(certificate.Headers.ETag);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_question_gets_the_same_answer_for_a_while_and_a_nonce_a_new_one(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var anyone = platform.NewClient();
        var issuing = await IssuingAsync(anyone);
        var plain = OcspRequest.Create(issuing, issuing, nonce: null);
        var fresh = OcspRequest.Create(issuing, issuing, nonce: [1, 2, 3, 4, 5, 6, 7, 8]);

        var get = await GetAsync(anyone, $"ocsp/{Uri.EscapeDataString(Convert.ToBase64String(plain))}");
        var first = await AskAsync(anyone, plain);

        Assert.Equal(first, await AskAsync(anyone, plain));
        Assert.Equal(first, await get.Content.ReadAsByteArrayAsync());
        Assert.True(get.Headers.CacheControl is { Public: true, MaxAge: { TotalMinutes: > 40 and <= 60 } });
        Assert.NotEqual(await AskAsync(anyone, fresh), await AskAsync(anyone, fresh));
    }

    [Fact]
    public async Task A_kept_answer_is_made_anew_after_a_while()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var anyone = platform.NewClient();
        var issuing = await IssuingAsync(anyone);
        var plain = OcspRequest.Create(issuing, issuing, nonce: null);

        var first = await AskAsync(anyone, plain);
        platform.Clock.Move(TimeSpan.FromMinutes(11));

        Assert.NotEqual(first, await AskAsync(anyone, plain));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_no_business_of_this_authority_is_answered_without_a_signature(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var anyone = platform.NewClient();
        var issuing = await IssuingAsync(anyone);
        using var key = KeyPairs.NewEcdsa();
        var stranger = CertificateFactory.CreateRoot(
            new CertificateSubject { CommonName = "CA khác" }, key, CertificateFactory.NewSerial(), platform.Clock.GetUtcNow(),
            platform.Clock.GetUtcNow().AddYears(1));

        Assert.Equal(Unauthorized, await AskAsync(anyone, OcspRequest.Create(stranger, stranger, nonce: null)));
        Assert.Equal(Malformed, await AskAsync(anyone, Many(OcspRequest.Create(issuing, issuing, nonce: null), 11)));
        Assert.NotEqual(Malformed, await AskAsync(anyone, Many(OcspRequest.Create(issuing, issuing, nonce: null), 10)));
        Assert.Equal(Malformed, await AskAsync(anyone, new byte[4097]));
        var long64 = Uri.EscapeDataString(Convert.ToBase64String(Many(OcspRequest.Create(issuing, issuing, nonce: null), 10)));
        var tooLong = await GetAsync(anyone, $"ocsp/{long64}{long64}");
        Assert.Equal(Malformed, await tooLong.Content.ReadAsByteArrayAsync());
        Assert.True(tooLong.Headers.CacheControl is { NoStore: true });
    }

    [Fact]
    public async Task A_network_that_asks_too_often_is_told_to_wait()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--Signing:PkiPerMinute", "5");
        using var anyone = platform.NewClient();

        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(anyone, "root.crl")).StatusCode);
        }

        var refused = await GetAsync(anyone, "root.crl");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Contains("Chờ một phút", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static byte[] Many(byte[] request, int times)
    {
        var one = new AsnReader(request, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence().ReadEncodedValue();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            for (var time = 0; time < times; time++)
            {
                writer.WriteEncodedValue(one.Span);
            }
        }

        return writer.Encode();
    }

    private static async Task<X509Certificate2> IssuingAsync(HttpClient anyone) =>
        X509CertificateLoader.LoadCertificate(await (await GetAsync(anyone, "issuing.cer")).Content.ReadAsByteArrayAsync());

    private static Task<HttpResponseMessage> GetAsync(HttpClient anyone, string name) =>
        anyone.GetAsync(new Uri($"/pki/{name}", UriKind.Relative));

    private static async Task<byte[]> AskAsync(HttpClient anyone, byte[] request)
    {
        using var body = new ByteArrayContent(request) { Headers = { ContentType = new MediaTypeHeaderValue("application/ocsp-request") } };
        var answer = await anyone.PostAsync(new Uri("/pki/ocsp", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
