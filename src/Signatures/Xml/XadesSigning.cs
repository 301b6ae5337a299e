using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Xml;

/// <summary>
/// Signs XML by XAdES baseline (ETSI EN 319 132-1), enveloped: the signature is the root's last child and covers the whole document
/// without its comments. B-B, with a stamper B-T. RSA PKCS#1 v1.5 or ECDSA, SHA-256, exclusive canonicalization.
/// </summary>
public static class XadesSigning
{
    /// <inheritdoc cref="SignAsync(byte[], ISigningKey, DateTimeOffset, ITimeStamper?, CancellationToken)"/>
    public static Task<byte[]> SignAsync(
        XmlDocument document, ISigningKey key, DateTimeOffset signingTime, ITimeStamper? stamper, CancellationToken cancellation) =>
        SignAsync(SafeXml.Save(document), key, signingTime, stamper, cancellation);

    /// <summary>Answers the signed document in UTF-8. Indenting or re-formatting it breaks the signature.</summary>
    /// <exception cref="SignatureFormatException">xml-malformed, xml-too-large, xml-already-signed.</exception>
    /// <exception cref="KeyRefusedException">As the key says.</exception>
    public static async Task<byte[]> SignAsync(
        byte[] xml, ISigningKey key, DateTimeOffset signingTime, ITimeStamper? stamper, CancellationToken cancellation)
    {
        var prepared = Prepare(xml, key.Certificate, key.Issuers, signingTime);
        var values = await key.SignAsync([prepared.Hash], cancellation);
        var signed = prepared.Complete(values[0]);
        return stamper is null
            ? signed
            : PreparedXml.AddTimeStamp(signed, await stamper.StampAsync(SHA256.HashData(PreparedXml.ContentToStamp(signed)), cancellation));
    }

    /// <summary>First phase, where the key's holder answers later: all but the signature's value.</summary>
    /// <exception cref="SignatureFormatException">
    /// xml-malformed, xml-too-large, xml-already-signed: a second enveloped signature over the whole would break the first.
    /// </exception>
    public static PreparedXml Prepare(
        byte[] xml, X509Certificate2 signer, IReadOnlyList<X509Certificate2> issuers, DateTimeOffset signingTime)
    {
        var document = SafeXml.Load(xml);
        var root = document.DocumentElement!;
        var taken = new HashSet<string>();
        foreach (var element in XmlWalk.All(root))
        {
            taken.UnionWith(XmlWalk.Identifiers(element));
            if (XmlWalk.Is(element, XmlNames.Signature, "Signature"))
            {
                throw new SignatureFormatException("xml-already-signed", "The document has a signature.");
            }
        }

        var id = "signature";
        for (var number = 2; taken.Any(other => other.StartsWith(id, StringComparison.Ordinal)); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"signature-{number}");
        }

        var content = SHA256.HashData(Canonical.Of(document, XmlNames.Exclusive));
        var signature = Add(root, "ds:Signature", ("Id", id));
        var info = Add(signature, "ds:SignedInfo");
        var value = Add(signature, "ds:SignatureValue", ("Id", $"{id}-value"));
        value.IsEmpty = false;
        var data = Add(Add(signature, "ds:KeyInfo"), "ds:X509Data");
        foreach (var certificate in (X509Certificate2[])[signer, .. issuers])
        {
            Add(data, "ds:X509Certificate").InnerText = Convert.ToBase64String(certificate.RawData);
        }

        var properties = AddProperties(signature, id, signer, signingTime);

        Add(info, "ds:CanonicalizationMethod", ("Algorithm", XmlNames.Exclusive));
        var method = signer.PublicKey.Oid.Value == "1.2.840.113549.1.1.1" ? XmlNames.RsaSha256 : XmlNames.EcdsaSha256;
        Add(info, "ds:SignatureMethod", ("Algorithm", method));
        var whole = Add(info, "ds:Reference", ("Id", $"{id}-content"), ("URI", ""));
        AddDigest(whole, content, XmlNames.Enveloped, XmlNames.Exclusive);
        var signed = Add(info, "ds:Reference", ("Type", XmlNames.SignedPropertiesType), ("URI", $"#{id}-properties"));
        AddDigest(signed, SHA256.HashData(Canonical.Of(properties, XmlNames.Exclusive)), XmlNames.Exclusive);

        return new PreparedXml(SafeXml.Save(document), SHA256.HashData(Canonical.Of(info, XmlNames.Exclusive)));
    }

    /// <summary>When, with which certificate, and what kind of content: compulsory in B-B (EN 319 132-1 §6.3).</summary>
    private static XmlElement AddProperties(XmlElement signature, string id, X509Certificate2 signer, DateTimeOffset signingTime)
    {
        var qualifying = Add(Add(signature, "ds:Object"), "xades:QualifyingProperties", ("Target", $"#{id}"));
        var properties = Add(qualifying, "xades:SignedProperties", ("Id", $"{id}-properties"));
        var ofSignature = Add(properties, "xades:SignedSignatureProperties");
        Add(ofSignature, "xades:SigningTime").InnerText =
            signingTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var digest = Add(Add(Add(ofSignature, "xades:SigningCertificateV2"), "xades:Cert"), "xades:CertDigest");
        Add(digest, "ds:DigestMethod", ("Algorithm", XmlNames.Sha256));
        Add(digest, "ds:DigestValue").InnerText = Convert.ToBase64String(SHA256.HashData(signer.RawData));
        var ofContent = Add(properties, "xades:SignedDataObjectProperties");
        var format = Add(ofContent, "xades:DataObjectFormat", ("ObjectReference", $"#{id}-content"));
        Add(format, "xades:MimeType").InnerText = "text/xml";
        return properties;
    }

    private static void AddDigest(XmlElement reference, byte[] digest, params string[] transforms)
    {
        var list = Add(reference, "ds:Transforms");
        foreach (var transform in transforms)
        {
            Add(list, "ds:Transform", ("Algorithm", transform));
        }

        Add(reference, "ds:DigestMethod", ("Algorithm", XmlNames.Sha256));
        Add(reference, "ds:DigestValue").InnerText = Convert.ToBase64String(digest);
    }

    internal static XmlElement Add(XmlElement parent, string name, params (string Name, string Value)[] attributes)
    {
        var space = name.StartsWith("ds:", StringComparison.Ordinal) ? XmlNames.Signature : XmlNames.Xades;
        var element = parent.OwnerDocument.CreateElement(name, space);
        foreach (var (attribute, value) in attributes)
        {
            element.SetAttribute(attribute, value);
        }

        parent.AppendChild(element);
        return element;
    }
}
