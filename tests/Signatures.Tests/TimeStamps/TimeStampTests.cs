using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.Signatures.TimeStamps;
using Xunit;

namespace XaDienTu.Signatures.Tests.TimeStamps;

public class TimeStampTests
{
    private static readonly DateTimeOffset Now = TestProvince.Now.AddMilliseconds(250);
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("Quyết định số 15/QĐ-UBND");
    private static readonly TsaIdentity Authority = Identity(TestProvince.Rsa, CertificateProfile.TimeStamping);

    [Theory]
    [InlineData("RSA", "-sha256")]
    [InlineData("RSA", "-sha512")]
    [InlineData("ECDSA", "-sha256")]
    [InlineData("ECDSA", "-sha384")]
    public async Task Openssl_verifies_answer_and_token(string kind, string hash)
    {
        var province = TestProvince.Of(kind);
        using var judge = NewJudge(province);
        await judge.AgreesAsync("openssl", "ts", "-query", "-data", "data", hash, "-cert", "-out", "request.tsq");
        var request = await File.ReadAllBytesAsync(judge.At("request.tsq"));
        var answer = TimeStampAuthority.Answer(request, Identity(province, CertificateProfile.TimeStamping), [0x01, 0x02], Now);
        judge.Put("answer.tsr", answer);
        await judge.AgreesAsync(
            "openssl", "ts", "-verify", "-queryfile", "request.tsq", "-in", "answer.tsr", "-CAfile", "root.pem", "-untrusted",
            "issuing.pem", "-attime", At);

        Assert.True(Rfc3161TimestampRequest.TryDecode(request, out var asked, out _));
        judge.Put("token.der", asked.ProcessResponse(answer, out _).AsSignedCms().Encode());
        await judge.AgreesAsync(
            "openssl", "ts", "-verify", "-data", "data", "-in", "token.der", "-token_in", "-CAfile", "root.pem", "-untrusted",
            "issuing.pem",
            "-attime", At);

        judge.Put("data", "Quyết định số 16/QĐ-UBND");
        await judge.RefusesAsync(
            "openssl", "ts", "-verify", "-data", "data", "-in", "token.der", "-token_in", "-CAfile", "root.pem", "-untrusted",
            "issuing.pem",
            "-attime", At);
    }

    [Fact]
    public async Task Openssl_reads_time_accuracy_policy_and_serial()
    {
        using var judge = NewJudge(TestProvince.Rsa);
        judge.Put("token.der", await StampAsync());
        var text = await judge.AgreesAsync("openssl", "ts", "-reply", "-in", "token.der", "-token_in", "-text");
        Assert.Contains(Now.ToString("HH:mm:ss'.25' yyyy 'GMT'", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.Contains("Accuracy: 0x01 seconds", text, StringComparison.Ordinal);
        Assert.Contains("Serial number: 0x0102", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-sha1", "badAlg")]
    [InlineData("-md5", "badAlg")]
    [InlineData("-sha224", "badAlg")]
    public async Task Weak_hashes_are_rejected(string hash, string reason)
    {
        using var judge = NewJudge(TestProvince.Rsa);
        await judge.AgreesAsync("openssl", "ts", "-query", "-data", "data", hash, "-out", "request.tsq");
        judge.Put("answer.tsr", TimeStampAuthority.Answer(await File.ReadAllBytesAsync(judge.At("request.tsq")), Authority, [1], Now));
        var text = await judge.AgreesAsync("openssl", "ts", "-reply", "-in", "answer.tsr", "-text");
        Assert.Contains("Rejected", text, StringComparison.Ordinal);
        Assert.Contains(reason == "badAlg" ? "unrecognized or unsupported algorithm identifier" : reason, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_policies_wrong_lengths_and_garbage_are_rejected_with_their_reason()
    {
        var hash = SHA256.HashData(Data);
        Assert.Equal(
            TimeStampAuthority.Reject(TimeStampFailure.UnacceptedPolicy),
            Ask(Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256, new Oid("1.2.3.4")).Encode()));
        var good = Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256).Encode();
        // AlgorithmIdentifier says SHA-384 (…2.2) over 32 bytes.
        var wrongLength = (byte[])good.Clone();
        wrongLength[wrongLength.AsSpan().IndexOf(new byte[] { 0x04, 0x02, 0x01 }) + 2] = 2;
        Assert.Equal(TimeStampAuthority.Reject(TimeStampFailure.BadDataFormat), Ask(wrongLength));

        var bad = TimeStampAuthority.Reject(TimeStampFailure.BadRequest);
        Assert.Equal(bad, Ask(new byte[9000]));
        Assert.Equal(bad, Ask([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]));
        for (var length = 0; length < good.Length; length += 3)
        {
            Assert.Equal(bad, Ask(good[..length]));
        }

        Gen.Byte.Array[0, 200].Sample(bytes => Ask(bytes).AsSpan().SequenceEqual(bad), iter: 500);
    }

    [Fact]
    public void Certificates_come_only_when_asked_for()
    {
        var hash = SHA256.HashData(Data);
        foreach (var wanted in new[] { false, true })
        {
            var request = Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256, requestSignerCertificates: wanted);
            var token = request.ProcessResponse(Ask(request.Encode()), out _);
            Assert.Equal(wanted ? 2 : 0, token.AsSignedCms().Certificates.Count);
        }
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task We_read_our_tokens(string kind)
    {
        var identity = Identity(TestProvince.Of(kind), CertificateProfile.TimeStamping);
        var token = TimeStampToken.Read(await StampAsync(identity));
        Assert.True(token.IsSound);
        Assert.True(token.Covers(Data));
        Assert.False(token.Covers([.. Data, 0]));
        Assert.Equal((Now, identity.Policy), (token.Time, token.Policy));
        Assert.Equal(identity.Certificate, token.Certificate);
        Assert.Contains(TestProvince.Of(kind).Issuing.Certificate, token.Certificates);
    }

    [Fact]
    public async Task A_stamp_by_a_persons_certificate_is_forged()
    {
        var token = TimeStampToken.Read(await StampAsync(Identity(TestProvince.Rsa, CertificateProfile.Person)));
        Assert.True(token.SignatureVerifies);
        Assert.False(token.UsageSound);
        Assert.False(token.IsSound);
    }

    [Fact]
    public async Task A_stamp_from_after_the_certificates_end_is_not_sound()
    {
        var expired = TestProvince.Rsa.Issue(CertificateProfile.TimeStamping, to: Now.AddDays(-1));
        var token = TimeStampToken.Read(await StampAsync(new TsaIdentity(expired.Certificate, expired.Key, [], Authority.Policy)));
        Assert.True(token.SignatureVerifies);
        Assert.False(token.IsSound);
    }

    [Fact]
    public void A_stamp_without_a_reference_to_its_certificate_is_not_sound()
    {
        var token = TimeStampToken.Read(Forged(HashAlgorithmName.SHA256));
        Assert.True(token.SignatureVerifies);
        Assert.False(token.SigningCertificateMatches);
        Assert.False(token.IsSound);
    }

    [Fact]
    public void A_stamp_signed_over_sha1_is_not_sound() => Assert.False(TimeStampToken.Read(Forged(HashAlgorithmName.SHA1)).DigestStrong);

    [Fact]
    public async Task Broken_tokens_are_refused_or_not_sound()
    {
        var good = await StampAsync(Identity(TestProvince.Ecdsa, CertificateProfile.TimeStamping));
        Assert.Throws<SignatureFormatException>(() => TimeStampToken.Read([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]));
        Assert.Throws<SignatureFormatException>(() => TimeStampToken.Read(new byte[TimeStampToken.MaximumBytes + 1]));
        for (var length = 0; length < good.Length; length += 5)
        {
            Assert.Throws<SignatureFormatException>(() => TimeStampToken.Read(good[..length]));
        }

        Gen.Byte.Array[0, 300].Sample(bytes => !Believed(bytes), iter: 500);
        var time = TimeStampToken.Read(good).Time;
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var broken = (byte[])good.Clone();
                broken[at] ^= change;
                // Bytes outside the signature (the issuers' certificates) may change; the time and the imprint may not.
                return !Believed(broken) || (TimeStampToken.Read(broken).Time == time && TimeStampToken.Read(broken).Covers(Data));
            },
            iter: 1000);

        static bool Believed(byte[] bytes)
        {
            try
            {
                return TimeStampToken.Read(bytes).IsSound;
            }
            catch (SignatureFormatException)
            {
                return false;
            }
        }
    }

    /// <summary>A token as a careless or hostile authority would make it: no signing-certificate attribute, any digest.</summary>
    private static byte[] Forged(HashAlgorithmName digest)
    {
        var info = new Rfc3161TimestampTokenInfo(
            new Oid(Authority.Policy), new Oid(Oids.Sha256), SHA256.HashData(Data), new byte[] { 1 }, Now);
        var cms = new SignedCms(new ContentInfo(new Oid(Oids.TimeStampInfo), info.Encode()));
        cms.ComputeSignature(
            new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Authority.Certificate, Authority.Key)
            {
                DigestAlgorithm = new Oid(digest == HashAlgorithmName.SHA1 ? Oids.Sha1 : Oids.Sha256),
            },
            silent: true);
        return cms.Encode();
    }

    private static byte[] Ask(byte[] request) => TimeStampAuthority.Answer(request, Authority, [0x01, 0x02], Now);

    private static Task<byte[]> StampAsync(TsaIdentity? identity = null) =>
        new LocalTimeStamper(identity ?? Authority, new FixedTime(Now), () => [0x01, 0x02]).StampAsync(SHA256.HashData(Data), default);

    internal static TsaIdentity Identity(TestProvince province, CertificateProfile profile)
    {
        var issued = province.Issue(profile);
        return new TsaIdentity(issued.Certificate, issued.Key, [province.Issuing.Certificate], Oids.TimeStampingPolicy);
    }

    private static Judge NewJudge(TestProvince province)
    {
        var judge = new Judge();
        judge.Put("root.pem", province.Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", province.Issuing.Certificate.ExportCertificatePem());
        judge.Put("data", Data);
        return judge;
    }

    private static string At => Now.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
