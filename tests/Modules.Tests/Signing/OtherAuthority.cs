using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Certificates, lists and one signer of an authority that is not this platform.</summary>
internal sealed class OtherAuthority
{
    private readonly DateTimeOffset from = MovableClock.Start.AddYears(-1);
    private readonly RSA rootKey = KeyPairs.NewRsa();
    private readonly RSA issuingKey = KeyPairs.NewRsa();
    private readonly RSA key = KeyPairs.NewRsa();
    private readonly CertificateAuthority root;
    private readonly CertificateAuthority issuing;
    private readonly X509Certificate2 signer;

    /// <param name="named">The address that the certificates name for everything; null: none.</param>
    public OtherAuthority(Uri? named = null)
    {
        var urls = named is null ? CertificateUrls.None : new CertificateUrls(named, named, named);
        root = new(CertificateFactory.CreateRoot(Named("Gốc nơi khác"), rootKey, CertificateFactory.NewSerial(), from, from.AddYears(20)),
            rootKey);
        issuing = new(CertificateFactory.IssueAuthority(
            Named("Cấp nơi khác"), new PublicKey(issuingKey), root, CertificateFactory.NewSerial(), from, from.AddYears(10), urls),
            issuingKey);
        signer = CertificateFactory.Issue(
            CertificateProfile.Person, Named("Trần Văn Đức"), new PublicKey(key), issuing, CertificateFactory.NewSerial(), from,
            from.AddYears(5), urls);
    }

    public byte[] IssuingPem => System.Text.Encoding.ASCII.GetBytes(issuing.Certificate.ExportCertificatePem());

    public byte[] RootList => CrlBuilder.Build(root, 1, MovableClock.Start.AddMinutes(-5), MovableClock.Start.AddDays(7), []);

    public byte[] IssuingList(bool isRevoked) => CrlBuilder.Build(
        issuing, 1, MovableClock.Start.AddMinutes(-5), MovableClock.Start.AddDays(7),
        isRevoked ? [new RevokedCertificate(signer.SerialNumberBytes.ToArray(), from.AddDays(1), X509RevocationReason.KeyCompromise)] : []);

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
        var form = (await administrator.GetPageAsync("/can-bo/goc-tin-cay"))
            .QuerySelector<IHtmlFormElement>("form[action*='handler=Add']")!;
        await administrator.SubmitAsync(form, [("Form.File", "a.cer", root.Certificate.RawData)], ("Form.Name", "Gốc nơi khác"));
    }

    public void Publish(string folder, bool isRevoked)
    {
        File.WriteAllBytes(Path.Combine(folder, "cap.pem"), IssuingPem);
        File.WriteAllBytes(Path.Combine(folder, "cap.crl"), IssuingList(isRevoked));
        File.WriteAllBytes(Path.Combine(folder, "goc.crl"), RootList);
    }

    private static CertificateSubject Named(string name) => new() { CommonName = name };
}
