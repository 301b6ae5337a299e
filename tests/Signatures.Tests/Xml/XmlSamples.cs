using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signatures.Xml;

namespace XaDienTu.Signatures.Tests.Xml;

/// <summary>Documents signed by us, and by the framework's own signer to see forms that ours never makes.</summary>
internal static class XmlSamples
{
    public const string Content =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<edXML xmlns=\"urn:vn:edxml\" xmlns:x=\"urn:khac\" Id=\"noi-dung\" x:loai=\"q\">\n"
        + "  <Title>Về việc &amp; quyết định\r\n số 15/QĐ-UBND</Title>\n  <!-- ghi chú -->\n  <x:Money Id=\"tien\">150000</x:Money>\n</edXML>\n";

    public static readonly CertificateAuthority Holder = TestProvince.Rsa.Issue(CertificateProfile.Agency);

    private static readonly Pkcs12Key RsaKey = Open(TestProvince.Rsa, Holder);
    private static readonly Pkcs12Key EcdsaKey = Open(TestProvince.Ecdsa, TestProvince.Ecdsa.Issue(CertificateProfile.Agency));

    public static Task<byte[]> SignAsync(string kind = "RSA", string content = Content, ITimeStamper? stamper = null) =>
        XadesSigning.SignAsync(Encoding.UTF8.GetBytes(content), kind == "RSA" ? RsaKey : EcdsaKey, TestProvince.Now, stamper, default);

    private static Pkcs12Key Open(TestProvince province, CertificateAuthority holder) =>
        Pkcs12Key.Open(Pkcs12Store.Create(holder.Certificate, holder.Key, [province.Issuing.Certificate], "khoá"), "khoá");

    public static XmlDocument Load(byte[] xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.Load(new MemoryStream(xml));
        return document;
    }

    public static byte[] Save(XmlDocument document) => Encoding.UTF8.GetBytes(document.OuterXml);

    public static byte[] Changed(byte[] xml, Action<XmlDocument> change)
    {
        var document = Load(xml);
        change(document);
        return Save(document);
    }

    public static XmlElement Find(XmlDocument document, string name) =>
        (XmlElement)document.SelectSingleNode($"//*[local-name()='{name}']")!;

    /// <summary>Plain XML-DSig over one reference, as the framework makes it.</summary>
    public static byte[] SignByFramework(
        string uri, string method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        string digest = "http://www.w3.org/2001/04/xmlenc#sha256", params Transform[] transforms)
    {
        var document = Load(Encoding.UTF8.GetBytes(Content));
        var signed = new SignedXml(document) { SigningKey = Holder.Key };
        signed.SignedInfo!.SignatureMethod = method;
        var reference = new Reference(uri) { DigestMethod = digest };
        foreach (var transform in transforms)
        {
            reference.AddTransform(transform);
        }

        signed.AddReference(reference);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Holder.Certificate));
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), true));
        return Save(document);
    }
}
