using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>A document that waits for its signature's value. Plain data: it may be stored between two requests.</summary>
/// <param name="Hash">SHA-256 to be signed.</param>
public sealed record PreparedXml(byte[] Bytes, byte[] Hash)
{
    /// <param name="signatureValue">As <see cref="Keys.ISigningKey.SignAsync"/> answers it.</param>
    public byte[] Complete(byte[] signatureValue)
    {
        var document = SafeXml.Load(Bytes);
        var signature = Signature(document);
        var method = XmlWalk.Only(XmlWalk.Only(signature, XmlNames.Signature, "SignedInfo"), XmlNames.Signature, "SignatureMethod")!;
        XmlWalk.Only(signature, XmlNames.Signature, "SignatureValue")!.InnerText = Convert.ToBase64String(
            method.GetAttribute("Algorithm") == XmlNames.EcdsaSha256 ? FixedLength(signatureValue, signature) : signatureValue);
        return SafeXml.Save(document);
    }

    /// <summary>EN 319 132-1 §5.3: a signature time stamp is over the canonical SignatureValue element.</summary>
    internal static byte[] ContentToStamp(byte[] signed) =>
        Canonical.Of(XmlWalk.Only(Signature(SafeXml.Load(signed)), XmlNames.Signature, "SignatureValue")!, XmlNames.Exclusive);

    internal static byte[] AddTimeStamp(byte[] signed, byte[] token)
    {
        var document = SafeXml.Load(signed);
        var signature = Signature(document);
        var qualifying = XmlWalk.Only(XmlWalk.Only(signature, XmlNames.Signature, "Object"), XmlNames.Xades, "QualifyingProperties")!;
        var unsigned = XadesSigning.Add(XadesSigning.Add(qualifying, "xades:UnsignedProperties"), "xades:UnsignedSignatureProperties");
        var stamp = XadesSigning.Add(unsigned, "xades:SignatureTimeStamp");
        XadesSigning.Add(stamp, "ds:CanonicalizationMethod", ("Algorithm", XmlNames.Exclusive));
        XadesSigning.Add(stamp, "xades:EncapsulatedTimeStamp").InnerText = Convert.ToBase64String(token);
        return SafeXml.Save(document);
    }

    private static XmlElement Signature(XmlDocument document) =>
        XmlWalk.Only(document.DocumentElement, XmlNames.Signature, "Signature")!;

    /// <summary>XML writes ECDSA as r and s of fixed length side by side (RFC 4050 §3.3), not as an ASN.1 sequence.</summary>
    private static byte[] FixedLength(byte[] signatureValue, XmlElement signature)
    {
        var data = XmlWalk.Only(XmlWalk.Only(signature, XmlNames.Signature, "KeyInfo"), XmlNames.Signature, "X509Data")!;
        using var signer = X509CertificateLoader.LoadCertificate(
            XmlWalk.Base64(XmlWalk.Elements(data, XmlNames.Signature, "X509Certificate").First())!);
        using var key = signer.GetECDsaPublicKey()!;
        var length = (key.KeySize + 7) / 8;
        var fixedLength = new byte[2 * length];
        var sequence = new AsnReader(signatureValue, AsnEncodingRules.DER).ReadSequence();
        for (var half = 0; half < 2; half++)
        {
            var number = sequence.ReadIntegerBytes().Span.TrimStart((byte)0);
            number.CopyTo(fixedLength.AsSpan((half + 1) * length - number.Length));
        }

        return fixedLength;
    }
}
