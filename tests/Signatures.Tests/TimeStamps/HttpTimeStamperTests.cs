using System.Net;
using System.Security.Cryptography;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.Signatures.TimeStamps;
using Xunit;

namespace XaDienTu.Signatures.Tests.TimeStamps;

public class HttpTimeStamperTests
{
    private static readonly TsaIdentity Authority = TimeStampTests.Identity(TestProvince.Rsa, CertificateProfile.TimeStamping);
    private static readonly byte[] Hash = SHA256.HashData("nội dung"u8);

    [Fact]
    public async Task A_token_for_our_hash_and_nonce_comes_back()
    {
        var token = TimeStampToken.Read(await StampAsync(request => Answer(request)));
        Assert.True(token.IsSound);
        Assert.Equal(Hash, token.Imprint);
    }

    [Fact]
    public async Task A_token_for_another_question_is_refused()
    {
        byte[]? earlier = null;
        await StampAsync(request => earlier = Answer(request));
        Assert.Equal("mismatch", await CodeOfAsync(_ => earlier!));
    }

    [Fact]
    public async Task A_token_of_a_certificate_without_the_usage_is_refused() =>
        Assert.Equal("untrusted", await CodeOfAsync(request =>
            Answer(request, TimeStampTests.Identity(TestProvince.Rsa, CertificateProfile.Person))));

    [Fact]
    public async Task Rejections_garbage_and_failures_are_told_apart()
    {
        Assert.Equal("rejected", await CodeOfAsync(_ => TimeStampAuthority.Reject(TimeStampFailure.TimeNotAvailable)));
        Assert.Equal("malformed", await CodeOfAsync(_ => [1, 2, 3]));
        Assert.Equal("malformed", await CodeOfAsync(_ => []));
        Assert.Equal("malformed", await CodeOfAsync(_ => new byte[2 * TimeStampToken.MaximumBytes]));
        Assert.Equal("malformed", await CodeOfAsync(_ => [0x30, 0x07, 0x30, 0x03, 0x02, 0x01, 0x00, 0x30, 0x00]));
        Assert.Equal("unreachable", await CodeOfAsync(_ => throw new HttpRequestException("Không nối được.")));
        Assert.Equal("unreachable", await CodeOfAsync(_ => null));
    }

    private static byte[] Answer(byte[] request, TsaIdentity? authority = null) =>
        TimeStampAuthority.Answer(request, authority ?? Authority, CertificateFactory.NewSerial(), TestProvince.Now);

    private static async Task<byte[]> StampAsync(Func<byte[], byte[]?> answer)
    {
        using var http = new HttpClient(new Handler(answer));
        return await new HttpTimeStamper(http, new Uri("http://tsa.tinh.example/")).StampAsync(Hash, default);
    }

    private static async Task<string> CodeOfAsync(Func<byte[], byte[]?> answer) =>
        (await Assert.ThrowsAsync<TimeStampFailedException>(() => StampAsync(answer))).Code;

    /// <summary>No answer means status 503.</summary>
    private sealed class Handler(Func<byte[], byte[]?> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) is { } body
                ? new HttpResponseMessage { Content = new ByteArrayContent(body) }
                : new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
    }
}
