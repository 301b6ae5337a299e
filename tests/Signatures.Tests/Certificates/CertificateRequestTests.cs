using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using Xunit;

namespace XaDienTu.Signatures.Tests.Certificates;

public class CertificateRequestTests
{
    private static readonly CertificateSubject Subject = new() { CommonName = "Ủy ban nhân dân xã Đông Hòa", Identifier = "H42.15" };

    [Theory]
    [InlineData("RSA", "RSA 2048")]
    [InlineData("ECDSA", "ECDSA P-256")]
    public async Task Openssl_verifies_our_request_and_we_read_it(string kind, string keyName)
    {
        using AsymmetricAlgorithm key = kind == "RSA" ? KeyPairs.NewRsa() : KeyPairs.NewEcdsa();
        var request = CertificateRequests.Create(Subject, key);
        using var judge = new Judge();
        judge.Put("request.der", request);
        Assert.Contains("OK", await judge.AgreesAsync("openssl", "req", "-in", "request.der", "-inform", "DER", "-verify", "-noout"),
            StringComparison.Ordinal);

        var read = CertificateRequests.Read(request);
        Assert.Equal(keyName, read.KeyName);
        Assert.Contains("Ủy ban nhân dân xã Đông Hòa", read.Subject.Name, StringComparison.Ordinal);
        Assert.Equal(new PublicKey(key).ExportSubjectPublicKeyInfo(), read.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task We_read_what_openssl_makes()
    {
        using var judge = new Judge();
        await judge.AgreesAsync(
            "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout", "key.pem", "-out",
            "request.pem",
            "-sha384", "-utf8", "-subj", "/C=VN/CN=Sở Nội vụ");
        var read = CertificateRequests.Read(await File.ReadAllBytesAsync(judge.At("request.pem")));
        Assert.Equal("ECDSA P-384", read.KeyName);
        Assert.Contains("Sở Nội vụ", read.Subject.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa:1024", "-sha256", "request-weak-key")]
    [InlineData("rsa:2048", "-sha1", "request-weak-algorithm")]
    [InlineData("rsa:2048", "-md5", "request-weak-algorithm")]
    public async Task Weak_requests_are_refused(string newKey, string digest, string code)
    {
        using var judge = new Judge();
        await judge.AgreesAsync(
            "openssl", "req", "-new", "-newkey", newKey, "-nodes", "-keyout", "key.pem", "-out", "request.pem", digest, "-subj", "/CN=x");
        Assert.Equal(code, CodeOf(await File.ReadAllBytesAsync(judge.At("request.pem"))));
    }

    [Theory]
    [InlineData("secp256k1")]
    [InlineData("prime192v1")]
    [InlineData("brainpoolP256r1")]
    public async Task Other_curves_are_refused(string curve)
    {
        using var judge = new Judge();
        await judge.AgreesAsync(
            "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", $"ec_paramgen_curve:{curve}", "-nodes", "-keyout", "key.pem", "-out",
            "request.pem", "-sha256", "-subj", "/CN=x");
        Assert.Contains(CodeOf(await File.ReadAllBytesAsync(judge.At("request.pem"))), new[] { "request-weak-key", "request-malformed" });
    }

    [Fact]
    public void A_request_for_another_holders_key_is_refused()
    {
        using var own = KeyPairs.NewRsa();
        using var others = KeyPairs.NewRsa();
        var forged = new CertificateRequest(Subject.ToName(), new PublicKey(others), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSigningRequest(X509SignatureGenerator.CreateForRSA(own, RSASignaturePadding.Pkcs1));
        Assert.Equal("request-signature", CodeOf(forged));
    }

    [Fact]
    public void A_tiny_exponent_is_refused_before_it_is_used()
    {
        using var key = KeyPairs.NewRsa();
        var parameters = key.ExportParameters(false);
        parameters.Exponent = [3];
        using var weak = RSA.Create(parameters);
        var request = new CertificateRequest(Subject.ToName(), new PublicKey(weak), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSigningRequest(X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1));
        Assert.Equal("request-weak-key", CodeOf(request));
    }

    [Fact]
    public void Garbage_truncation_and_flipped_bytes_have_one_kind_of_answer()
    {
        using var key = KeyPairs.NewEcdsa();
        var good = CertificateRequests.Create(Subject, key);
        Assert.Equal("request-malformed", CodeOf(new byte[CertificateRequests.MaximumBytes + 1]));
        Assert.Equal("request-malformed", CodeOf([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]));
        Assert.Equal("request-malformed", CodeOf([.. good, 0]));
        Assert.Equal("request-malformed", CodeOf("-----BEGIN CERTIFICATE REQUEST-----\n!!!\n"u8.ToArray()));
        for (var length = 0; length < good.Length; length += 7)
        {
            Assert.NotNull(CodeOf(good[..length]));
        }

        Gen.Byte.Array[0, 200].Sample(bytes => CodeOf(bytes) is not null, iter: 500);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var broken = (byte[])good.Clone();
                broken[at] ^= change;
                return CodeOf(broken) is not null;
            },
            iter: 500);
    }

    private static string? CodeOf(byte[] request)
    {
        try
        {
            CertificateRequests.Read(request);
            return null;
        }
        catch (SignatureFormatException refused)
        {
            return refused.Code;
        }
    }
}
