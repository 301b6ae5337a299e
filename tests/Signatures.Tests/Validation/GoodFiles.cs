using System.Security.Cryptography;
using System.Text;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signatures.Xml;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Files that must be valid, and files without any signature.</summary>
internal static class GoodFiles
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Quyết định số 15/QĐ-UBND");
    private static readonly byte[] Xml =
        Encoding.UTF8.GetBytes("<edXML xmlns=\"urn:vn:edxml\"><Title>Về việc &amp; quyết định</Title></edXML>");
    private static readonly Pki Province = Pki.Province;

    public static IEnumerable<Case> All =>
    [
        Good("PAdES B-B, RSA", Files.BasicAsync),
        Good("PAdES B-B, ECDSA", () => Files.PdfAsync(Pki.Elliptic.Signer)),
        Good("PAdES B-T", () => Files.StampedAsync(Province.Signer, Province.StampsAt(Pki.SignedAt))) with { Timestamp = "valid" },
        Good("PAdES B-LT, its evidence alone", async () => PdfSigning.AddValidationData(
            await Files.StampedAsync(Province.Signer, Province.StampsAt(Pki.SignedAt)), Evidence(Pki.Now))) with { Policy =
                Alone(Pki.Now), Timestamp = "valid" },
        Good("PAdES B-LTA, its evidence alone", ArchivedAsync) with { Policy = Alone(Pki.Now.AddDays(1)), Timestamp = "valid" },
        Good("PAdES B-LTA, signer expired and first time-stamp authority expired",
            ArchivedTwiceAsync) with { Policy = Alone(Pki.Begin.AddYears(22)), Timestamp = "valid" },
        Good("PAdES B-B archived before the signer expired", async () => await Files.ArchivedAsync(
            await Files.BasicAsync(), Evidence(Pki.Now), Pki.Nation.StampsAt(Pki.Now))) with { Policy =
                Pki.Policy(Pki.Begin.AddYears(10)) },
        Good("PAdES, two signers in order", Files.TwoAsync),
        Good("PAdES in a file with a cross-reference stream", () => Files.PdfAsync(Province.Signer, pdf: PdfText.WithStreamTable())),
        Good("PAdES, RSA-PSS of another program", () =>
            Task.FromResult(Files.Pdf(content => OtherCms.Sign(content, Province.Signer, padding: RSASignaturePadding.Pss)))),
        Good("PAdES, SHA-512 of another program", () =>
            Task.FromResult(Files.Pdf(content => OtherCms.Sign(content, Province.Signer, HashAlgorithmName.SHA512)))),
        Good("CMS detached", () => CmsSignature.SignAsync(SHA256.HashData(Text), Province.Signer, null, default)) with { Content = Text },
        Good("CMS detached with time stamp", () =>
            CmsSignature.SignAsync(SHA256.HashData(Text), Pki.Elliptic.Signer, Province.StampsAt(Pki.SignedAt), default))
            with { Content = Text, Timestamp = "valid" },
        Good("CMS attached", () => Task.FromResult(OtherCms.Sign(Text, Province.Signer, isDetached: false))),
        Good("XAdES, RSA", () => XadesSigning.SignAsync(Xml, Province.Signer, Pki.SignedAt, null, default)),
        Good("XAdES, ECDSA", () => XadesSigning.SignAsync(Xml, Pki.Elliptic.Signer, Pki.SignedAt, null, default)),
        Good("XAdES B-T", () =>
            XadesSigning.SignAsync(Xml, Province.Signer, Pki.SignedAt, Province.StampsAt(Pki.SignedAt), default)) with { Timestamp =
                "valid" },
        Unsigned("a PDF without a signature", Files.Page),
        Unsigned("a PDF without a signature cut in half", Files.Page[..(Files.Page.Length / 2)]),
        Unsigned("a PDF with an empty signature field", PdfText.WithEmptyField()),
        Unsigned("an XML without a signature", Xml),
        Unsigned("an XML with a document type and no signature", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>")),
        Unsigned("an empty file", []),
        Unsigned("no PDF, only named so", "PK\u0003\u0004 something else"u8.ToArray()),
        Unsigned("a text that speaks of %PDF-", "Tệp bắt đầu bằng %PDF-1.7 là tệp PDF."u8.ToArray()),
        Unsigned("a certificate", Province.Root.Certificate.RawData),
        Unsigned("a bag of certificates (.p7b)", OtherCms.Bag(Province.Root.Certificate)),
    ];

    private static ValidationData Evidence(DateTimeOffset at)
    {
        var (province, nation) =
            (Province.Evidence(at, Province.Signer.Certificate, Province.Tsa.Certificate, Province.Issuing.Certificate),
            Pki.Nation.Evidence(at, Pki.Nation.Tsa.Certificate, Pki.Nation.Issuing.Certificate));
        return new([.. province.Certificates, .. nation.Certificates], [.. province.Crls, .. nation.Crls],
            [.. province.OcspResponses, .. nation.OcspResponses]);
    }

    private static async Task<byte[]> ArchivedAsync() => await Files.ArchivedAsync(
        await Files.StampedAsync(Province.Signer, Province.StampsAt(Pki.SignedAt)), Evidence(Pki.Now), Province.StampsAt(Pki.Now));

    // Two years after the first authority's end the second vouches for what the first had stamped.
    private static async Task<byte[]> ArchivedTwiceAsync()
    {
        var late = Pki.Begin.AddYears(19);
        var archived = await Files.ArchivedAsync(await ArchivedAsync(), Evidence(late), Pki.Nation.StampsAt(late, LateAuthority));
        return PdfSigning.AddValidationData(
            archived, Pki.Nation.Evidence(Pki.Begin.AddYears(22), LateAuthority.Certificate, Pki.Nation.Issuing.Certificate));
    }

    private static readonly Holder LateAuthority = Pki.Nation.Issue(CertificateProfile.TimeStamping, to: Pki.Begin.AddYears(28));

    /// <summary>A reader far from every authority.</summary>
    private static ValidationPolicy Alone(DateTimeOffset now) =>
        Pki.Policy(now) with { Evidence = (_, _, _) => Task.FromResult(ValidationData.Empty) };

    private static Case Good(string name, Func<Task<byte[]>> make) => new(name, Verdict.Valid, null, make);

    private static Case Unsigned(string name, byte[] file) => new(name, Verdict.None, null, () => file);
}
