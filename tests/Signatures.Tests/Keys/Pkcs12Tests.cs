using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Tests.Certificates;
using Xunit;

namespace XaDienTu.Signatures.Tests.Keys;

public class Pkcs12Tests
{
    private const string Password = "Mật khẩu 42";
    private static readonly byte[] Hash = SHA256.HashData("nội dung"u8);

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task A_key_put_in_signs_when_opened(string kind)
    {
        var province = TestProvince.Of(kind);
        var holder = province.Issue(CertificateProfile.Person);
        using var key = Pkcs12Key.Open(New(province, holder), Password);
        Assert.Equal(holder.Certificate, key.Certificate);
        Assert.False(key.Certificate.HasPrivateKey);
        Assert.Equal([province.Issuing.Certificate, province.Root.Certificate], key.Issuers);

        var signatures = await key.SignAsync([Hash, SHA256.HashData("khác"u8)], default);
        Assert.Equal(2, signatures.Count);
        Assert.True(holder.Key is RSA rsa
            ? rsa.VerifyHash(Hash, signatures[0], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)holder.Key).VerifyHash(Hash, signatures[0], DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public async Task Openssl_opens_it_and_sees_strong_encryption()
    {
        using var judge = new Judge();
        judge.Put("key.p12", New(TestProvince.Rsa, TestProvince.Rsa.Issue(CertificateProfile.Person)));
        var text = await judge.AgreesAsync("openssl", "pkcs12", "-info", "-in", "key.p12", "-passin", $"pass:{Password}", "-noout");
        Assert.Contains("MAC: sha256, Iteration 100000", text, StringComparison.Ordinal);
        Assert.Contains(
            "Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256", text, StringComparison.Ordinal);
        await judge.RefusesAsync("openssl", "pkcs12", "-in", "key.p12", "-passin", "pass:sai", "-noout");
    }

    [Fact]
    public async Task We_open_what_openssl_makes()
    {
        var holder = TestProvince.Ecdsa.Issue(CertificateProfile.Agency);
        using var judge = new Judge();
        judge.Put("key.pem", ((ECDsa)holder.Key).ExportPkcs8PrivateKeyPem());
        judge.Put("cert.pem", holder.Certificate.ExportCertificatePem());
        await judge.AgreesAsync(
            "openssl", "pkcs12", "-export", "-inkey", "key.pem", "-in", "cert.pem", "-out", "key.p12", "-passout", $"pass:{Password}");
        using var key = Pkcs12Key.Open(await File.ReadAllBytesAsync(judge.At("key.p12")), Password);
        Assert.Equal(holder.Certificate, key.Certificate);
        Assert.Single(await key.SignAsync([Hash], default));
    }

    [Fact]
    public void A_wrong_password_is_a_wrong_pin_and_says_nothing_more()
    {
        var file = New(TestProvince.Ecdsa, TestProvince.Ecdsa.Issue(CertificateProfile.Person));
        var refused = Assert.Throws<KeyRefusedException>(() => Pkcs12Key.Open(file, "Sai 123"));
        Assert.Equal(KeyRefusal.WrongPin, refused.Reason);
        Assert.DoesNotContain("Sai 123", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_certificates_only_holds_no_key()
    {
        var file = new X509Certificate2Collection(TestProvince.Rsa.Root.Certificate)
            .ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000), Password);
        Assert.Equal(KeyRefusal.NotFound, Assert.Throws<KeyRefusedException>(() => Pkcs12Key.Open(file, Password)).Reason);
    }

    [Fact]
    public async Task A_closed_key_signs_no_more()
    {
        var key = Pkcs12Key.Open(New(TestProvince.Rsa, TestProvince.Rsa.Issue(CertificateProfile.Person)), Password);
        key.Dispose();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => key.SignAsync([Hash], default));
    }

    [Fact]
    public async Task Another_keys_certificate_an_empty_password_and_a_short_hash_are_refused()
    {
        var one = TestProvince.Rsa.Issue(CertificateProfile.Person);
        var other = TestProvince.Rsa.Issue(CertificateProfile.Person);
        Assert.Throws<ArgumentException>(() => Pkcs12Store.Create(one.Certificate, other.Key, [], Password));
        Assert.Throws<ArgumentException>(() => Pkcs12Store.Create(one.Certificate, one.Key, [], ""));
        using var key = Pkcs12Key.Open(New(TestProvince.Rsa, one), Password);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => key.SignAsync([new byte[20]], default));
    }

    [Fact]
    public void Broken_files_are_refused()
    {
        var good = New(TestProvince.Ecdsa, TestProvince.Ecdsa.Issue(CertificateProfile.Person));
        Assert.True(IsRefused(new byte[Pkcs12Key.MaximumBytes + 1]));
        Assert.True(IsRefused([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]));
        for (var length = 0; length < good.Length; length += 50)
        {
            Assert.True(IsRefused(good[..length]));
        }

        Gen.Byte.Array[0, 200].Sample(IsRefused, iter: 300);
    }

    [Fact]
    public async Task Endless_rounds_are_refused_at_once()
    {
        var holder = TestProvince.Ecdsa.Issue(CertificateProfile.Person);
        var file = holder.Certificate.CopyWithPrivateKey((ECDsa)holder.Key)
            .ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 310_000), Password);
        await Task.Run(() => Assert.True(IsRefused(file))).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static byte[] New(TestProvince province, CertificateAuthority holder) =>
        Pkcs12Store.Create(holder.Certificate, holder.Key, [province.Issuing.Certificate, province.Root.Certificate], Password);

    private static bool IsRefused(byte[] file)
    {
        try
        {
            using var key = Pkcs12Key.Open(file, Password);
            return false;
        }
        catch (SignatureFormatException)
        {
            return true;
        }
        catch (KeyRefusedException)
        {
            return true;
        }
    }
}
