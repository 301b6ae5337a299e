using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>A paper of another authority, whose root is trusted here, and whose own word on revocation lies in a folder.</summary>
public sealed class ForeignEvidenceTests
{
    [Fact]
    public async Task Without_the_folder_nothing_is_known_of_the_certificate()
    {
        var other = new OtherAuthority();
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await other.TrustAsync(platform);

        var report = await ValidateTests.ValidateAsync(platform, await other.SignedAsync(), "a.pdf");

        Assert.Equal("INDETERMINATE", report.GetProperty("verdict").GetString());
        Assert.Contains("chain-incomplete", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "VALID")]
    [InlineData(true, "INDETERMINATE")]
    public async Task The_folder_completes_the_chain_and_tells_what_was_revoked(bool isRevoked, string verdict)
    {
        var other = new OtherAuthority();
        var folder = Directory.CreateTempSubdirectory("evidence-").FullName;
        try
        {
            other.Publish(folder, isRevoked);
            await File.WriteAllTextAsync(Path.Combine(folder, "ghi-chu.txt"), "không phải chứng thư", TestContext.Current.CancellationToken);
            await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--Signing:EvidenceFolder", folder);
            await other.TrustAsync(platform);

            var report = await ValidateTests.ValidateAsync(platform, await other.SignedAsync(), "a.pdf");

            Assert.Equal(verdict, report.GetProperty("verdict").GetString());
            Assert.Equal(isRevoked, report.ToString().Contains("revoked-no-time-stamp", StringComparison.Ordinal));
            using var administrator = await platform.SignInAsync("quantri");
            var told = (await administrator.GetPageAsync("/can-bo/goc-tin-cay")).QuerySelector("section[aria-labelledby=evidence]")!.TextContent;
            Assert.Contains("Không phải chứng thư hay danh sách thu hồi", told, StringComparison.Ordinal);
            Assert.Contains("1 chứng thư", told, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_not_known_is_told_without_accusing_anybody()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var anyone = platform.NewClient();
        var form = (await anyone.GetPageAsync("/kiem-tra-chu-ky")).QuerySelector<IHtmlFormElement>("form[enctype]")!;

        var answer = await anyone.SubmitAsync(form, [("Form.File", "van-ban.pdf", await new OtherAuthority().SignedAsync())]);

        var words = (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("Chưa khẳng định được", words, StringComparison.Ordinal);
        Assert.Contains("Đúng như lúc ký", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Không đúng như lúc ký", words, StringComparison.Ordinal);
        Assert.Contains("Còn gì chưa biết?", words, StringComparison.Ordinal);
    }

    private sealed class OtherAuthority
    {
        private readonly DateTimeOffset from = MovableClock.Start.AddYears(-1);
        private readonly RSA rootKey = KeyPairs.NewRsa();
        private readonly RSA issuingKey = KeyPairs.NewRsa();
        private readonly RSA key = KeyPairs.NewRsa();
        private readonly CertificateAuthority root;
        private readonly CertificateAuthority issuing;
        private readonly X509Certificate2 signer;

        public OtherAuthority()
        {
            root = new(CertificateFactory.CreateRoot(Named("Gốc nơi khác"), rootKey, CertificateFactory.NewSerial(), from, from.AddYears(20)), rootKey);
            issuing = new(CertificateFactory.IssueAuthority(
                Named("Cấp nơi khác"), new PublicKey(issuingKey), root, CertificateFactory.NewSerial(), from, from.AddYears(10), CertificateUrls.None), issuingKey);
            signer = CertificateFactory.Issue(
                CertificateProfile.Person, Named("Trần Văn Đức"), new PublicKey(key), issuing, CertificateFactory.NewSerial(), from, from.AddYears(5), CertificateUrls.None);
        }

        /// <summary>The file carries the signer's certificate alone.</summary>
        public async Task<byte[]> SignedAsync()
        {
            using var held = signer.CopyWithPrivateKey(key);
            using var opened = Pkcs12Key.Open(held.Export(X509ContentType.Pkcs12, "x"), "x");
            var request = new PdfSignatureRequest { SignerName = "Trần Văn Đức", SignedAt = MovableClock.Start };
            return await PdfSigning.SignAsync(SignedCases.Paper(), request, opened, null, default);
        }

        public async Task TrustAsync(TestPlatform platform)
        {
            using var administrator = await platform.SignInAsync("quantri");
            var form = (await administrator.GetPageAsync("/can-bo/goc-tin-cay")).QuerySelector<IHtmlFormElement>("form[action*='handler=Add']")!;
            await administrator.SubmitAsync(form, [("Form.File", "a.cer", root.Certificate.RawData)], ("Form.Name", "Gốc nơi khác"));
        }

        public void Publish(string folder, bool isRevoked)
        {
            var now = MovableClock.Start;
            IEnumerable<RevokedCertificate> revoked = isRevoked
                ? [new RevokedCertificate(signer.SerialNumberBytes.ToArray(), from.AddDays(1), X509RevocationReason.KeyCompromise)]
                : [];
            File.WriteAllText(Path.Combine(folder, "cap.pem"), issuing.Certificate.ExportCertificatePem());
            File.WriteAllBytes(Path.Combine(folder, "cap.crl"), CrlBuilder.Build(issuing, 1, now.AddMinutes(-5), now.AddDays(7), revoked));
            File.WriteAllBytes(Path.Combine(folder, "goc.crl"), CrlBuilder.Build(root, 1, now.AddMinutes(-5), now.AddDays(7), []));
        }

        private static CertificateSubject Named(string name) => new() { CommonName = name };
    }
}
