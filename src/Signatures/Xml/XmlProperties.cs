using System.Globalization;
using System.Security.Cryptography;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>The XAdES properties in one signature (EN 319 132-1 §4.3).</summary>
internal sealed class XmlProperties(XmlElement signature)
{
    public XmlElement? Signed => XmlWalk.Only(Qualifying, XmlNames.Xades, "SignedProperties");

    /// <summary>Null also when there are two, or it is meant for another signature.</summary>
    public XmlElement? Qualifying { get; } = FindQualifying(signature);

    private static XmlElement? FindQualifying(XmlElement signature)
    {
        var objects = XmlWalk.Elements(signature, XmlNames.Signature, "Object")
            .SelectMany(one => XmlWalk.Elements(one, XmlNames.Xades, "QualifyingProperties")).Take(2).ToList();
        return objects.Count == 1 && objects[0].GetAttribute("Target") == $"#{XmlWalk.Id(signature)}" ? objects[0] : null;
    }

    /// <param name="properties">Those under the signature.</param>
    public static (HashAlgorithmName Hash, byte[] Digest)? SigningCertificateDigest(XmlElement? properties)
    {
        var ofSignature = XmlWalk.Only(properties, XmlNames.Xades, "SignedSignatureProperties");
        var list = XmlWalk.Only(ofSignature, XmlNames.Xades, "SigningCertificateV2")
            ?? XmlWalk.Only(ofSignature, XmlNames.Xades, "SigningCertificate");
        // The first one is the signer's, others may follow (EN 319 132-1 §5.2.2).
        var certificate = list is null ? null : XmlWalk.Elements(list, XmlNames.Xades, "Cert").FirstOrDefault();
        var digest = XmlWalk.Only(certificate, XmlNames.Xades, "CertDigest");
        return digest is not null && XmlNames.Digest(XmlWalk.Algorithm(digest, "DigestMethod")) is { } hash
            && XmlWalk.Base64(XmlWalk.Ds(digest, "DigestValue")) is { } value ? (hash, value) : null;
    }

    public static DateTimeOffset? SigningTime(XmlElement? properties)
    {
        var time = XmlWalk.Only(XmlWalk.Only(properties, XmlNames.Xades, "SignedSignatureProperties"), XmlNames.Xades, "SigningTime");
        return DateTimeOffset.TryParse(time?.InnerText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            ? read
            : null;
    }

    /// <summary>The first of possibly several.</summary>
    public XmlElement? TimeStamp
    {
        get
        {
            var unsigned = XmlWalk.Only(Qualifying, XmlNames.Xades, "UnsignedProperties");
            var ofSignature = XmlWalk.Only(unsigned, XmlNames.Xades, "UnsignedSignatureProperties");
            return ofSignature is null ? null : XmlWalk.Elements(ofSignature, XmlNames.Xades, "SignatureTimeStamp").FirstOrDefault();
        }
    }

    public byte[]? StampedContent(XmlElement stamp, CanonicalBudget budget)
    {
        var method = XmlWalk.Ds(stamp, "CanonicalizationMethod");
        var algorithm = method?.GetAttribute("Algorithm") ?? XmlNames.Canonical;
        return XmlNames.IsCanonicalization(algorithm) && XmlWalk.Ds(signature, "SignatureValue") is { } value
            && (method is null || XmlWalk.HasFewPrefixes(method))
            ? budget.Of(value, algorithm, method is null ? null : XmlWalk.Prefixes(method))
            : null;
    }
}
