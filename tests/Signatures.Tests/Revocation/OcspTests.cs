using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Tests.Certificates;
using Xunit;

namespace XaDienTu.Signatures.Tests.Revocation;

public class OcspTests
{
    private static readonly DateTimeOffset Now = TestProvince.Now;
    private static readonly CertificateAuthority Responder = TestProvince.Rsa.Issue(CertificateProfile.Ocsp);
    private static readonly X509Certificate2 Issuer = TestProvince.Rsa.Issuing.Certificate;
    private static readonly X509Certificate2 Good = TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate;
    private static readonly X509Certificate2 Revoked = TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate;
    private static readonly X509Certificate2 NeverSeen = TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate;

    [Theory]
    [InlineData("-sha1")]
    [InlineData("-sha256")]
    public async Task Openssl_believes_the_answers(string idHash)
    {
        using var judge = NewJudge();
        await judge.AgreesAsync(
            "openssl", "ocsp", "-issuer", "issuing.pem", idHash, "-cert", "good.pem", idHash, "-cert", "revoked.pem", idHash, "-cert",
            "unknown.pem",
            "-reqout", "request.der");
        judge.Put("answer.der", Answer(await File.ReadAllBytesAsync(judge.At("request.der")), Responder));
        var text = await judge.AgreesAsync(
            "openssl", "ocsp", "-issuer", "issuing.pem", idHash, "-cert", "good.pem", idHash, "-cert", "revoked.pem", idHash, "-cert",
            "unknown.pem",
            "-no_nonce", "-respin", "answer.der", "-CAfile", "root.pem", "-verify_other", "issuing.pem", "-attime", At);
        Assert.Contains("Response verify OK", text, StringComparison.Ordinal);
        Assert.Contains("good.pem: good", text, StringComparison.Ordinal);
        Assert.Contains("revoked.pem: revoked", text, StringComparison.Ordinal);
        Assert.Contains("Reason: cessationOfOperation", text, StringComparison.Ordinal);
        Assert.Contains("unknown.pem: unknown", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_asks_over_http_with_a_nonce()
    {
        using var judge = NewJudge();
        using var listener = new HttpListener();
        var port = 20000 + Environment.ProcessId % 20000;
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var served = ServeOnceAsync(listener);
        var text = await judge.AgreesAsync(
            "openssl", "ocsp", "-issuer", "issuing.pem", "-cert", "good.pem", "-url", $"http://127.0.0.1:{port}/ocsp", "-nonce", "-CAfile",
            "root.pem", "-verify_other", "issuing.pem", "-attime", At, "-resp_text");
        await served;
        Assert.Contains("Response verify OK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("no nonce", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nonce Verify error", text, StringComparison.Ordinal);
        Assert.Contains("good.pem: good", text, StringComparison.Ordinal);
    }

    [Fact]
    public void We_read_our_answers()
    {
        var nonce = CertificateFactory.NewSerial();
        var answer = OcspReader.Read(Answer(OcspRequest.Create(Revoked, Issuer, nonce), Responder));
        Assert.Equal(Responder.Certificate, answer.ResponderFor(Issuer));
        Assert.Equal(nonce, answer.Nonce);
        var item = answer.Find(Revoked, Issuer)!;
        Assert.Equal(OcspStatus.Revoked(Now.AddDays(-1), X509RevocationReason.CessationOfOperation), item.Status);
        Assert.Equal((Now, Now.AddHours(12)), (item.ThisUpdate, item.NextUpdate!.Value));
        Assert.Null(answer.Find(Good, Issuer));
    }

    [Fact]
    public void The_issuer_itself_may_answer()
    {
        var answer = OcspReader.Read(Answer(OcspRequest.Create(Good, Issuer, null), TestProvince.Rsa.Issuing));
        Assert.Equal(Issuer, answer.ResponderFor(Issuer));
        Assert.Equal(OcspState.Good, answer.Find(Good, Issuer)!.Status.State);
    }

    [Fact]
    public void Answers_of_others_are_not_believed()
    {
        var request = OcspRequest.Create(Good, Issuer, null);
        Assert.Null(OcspReader.Read(Answer(request, TestProvince.Rsa.Issue(CertificateProfile.Person))).ResponderFor(Issuer));
        Assert.Null(OcspReader.Read(Answer(request, TestProvince.Ecdsa.Issue(CertificateProfile.Ocsp))).ResponderFor(Issuer));
        Assert.Null(
            OcspReader.Read(Answer(request, TestProvince.Rsa.Issue(CertificateProfile.Ocsp, to: Now.AddDays(-1)))).ResponderFor(Issuer));
    }

    [Fact]
    public void Another_issuers_certificates_are_unknown_and_not_looked_up()
    {
        var stranger = TestProvince.Ecdsa.Issue(CertificateProfile.Person).Certificate;
        var answer = OcspResponder.Answer(
            OcspRequest.Create(stranger, TestProvince.Ecdsa.Issuing.Certificate, null), _ =>
                throw new InvalidOperationException("Looked up."),
            Issuer, Responder, Now, TimeSpan.FromHours(1));
        Assert.Equal(OcspState.Unknown, OcspReader.Read(answer).Find(stranger, TestProvince.Ecdsa.Issuing.Certificate)!.Status.State);
    }

    [Fact]
    public void Garbage_is_answered_with_malformed_request()
    {
        var malformed = OcspResponder.Failure(OcspOutcome.MalformedRequest);
        var good = OcspRequest.Create(Good, Issuer, CertificateFactory.NewSerial());
        Assert.Equal(malformed, Answer(OcspRequest.Create(Good, Issuer, new byte[129]), Responder));
        Assert.Equal(malformed, Answer(new byte[OcspRequest.MaximumBytes + 1], Responder));
        Assert.Equal(malformed, Answer([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF], Responder));
        for (var length = 0; length < good.Length; length += 3)
        {
            Assert.Equal(malformed, Answer(good[..length], Responder));
        }

        Gen.Byte.Array[0, 200].Sample(bytes => Answer(bytes, Responder).AsSpan().SequenceEqual(malformed), iter: 500);
        var refused = Assert.Throws<SignatureFormatException>(() => OcspReader.Read(malformed));
        Assert.Equal("ocsp-failed", refused.Code);
    }

    [Fact]
    public void Broken_answers_are_refused_or_not_believed()
    {
        var responder = TestProvince.Ecdsa.Issue(CertificateProfile.Ocsp);
        var issuer = TestProvince.Ecdsa.Issuing.Certificate;
        var certificate = TestProvince.Ecdsa.Issue(CertificateProfile.Person).Certificate;
        var good = OcspResponder.Answer(
            OcspRequest.Create(certificate, issuer, null), _ => OcspStatus.Good, issuer, responder, Now, TimeSpan.FromHours(1));
        Assert.True(Believed(good));
        for (var length = 0; length < good.Length; length += 5)
        {
            Assert.Throws<SignatureFormatException>(() => OcspReader.Read(good[..length]));
        }

        Gen.Byte.Array[0, 300].Sample(bytes => !Believed(bytes), iter: 500);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var broken = (byte[])good.Clone();
                broken[at] ^= change;
                // A byte in the frame around may change nothing; what is said must stay what was signed.
                return !Believed(broken) || OcspReader.Read(broken).Find(certificate, issuer)!.Status == OcspStatus.Good;
            },
            iter: 1000);

        bool Believed(byte[] bytes)
        {
            try
            {
                return OcspReader.Read(bytes).ResponderFor(issuer) is not null;
            }
            catch (SignatureFormatException)
            {
                return false;
            }
        }
    }

    private static byte[] Answer(byte[] request, CertificateAuthority responder) => OcspResponder.Answer(
        request,
        serial => Same(serial, Good) ? OcspStatus.Good
            : Same(serial, Revoked) ? OcspStatus.Revoked(Now.AddDays(-1), X509RevocationReason.CessationOfOperation)
            : OcspStatus.Unknown,
        Issuer, responder, Now, TimeSpan.FromHours(12));

    private static bool Same(byte[] serial, X509Certificate2 certificate) => certificate.SerialNumberBytes.Span.SequenceEqual(serial);

    private static async Task ServeOnceAsync(HttpListener listener)
    {
        var context = await listener.GetContextAsync();
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        context.Response.ContentType = "application/ocsp-response";
        await context.Response.OutputStream.WriteAsync(Answer(body.ToArray(), Responder));
        context.Response.Close();
    }

    private static Judge NewJudge()
    {
        var judge = new Judge();
        judge.Put("root.pem", TestProvince.Rsa.Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", Issuer.ExportCertificatePem());
        judge.Put("good.pem", Good.ExportCertificatePem());
        judge.Put("revoked.pem", Revoked.ExportCertificatePem());
        judge.Put("unknown.pem", NeverSeen.ExportCertificatePem());
        return judge;
    }

    private static string At => Now.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
