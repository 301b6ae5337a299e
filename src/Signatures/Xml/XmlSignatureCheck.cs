using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Xml;

/// <summary>Judges one ds:Signature element of a loaded document.</summary>
internal sealed class XmlSignatureCheck(XmlElement signature, IReadOnlyDictionary<string, XmlElement?> identifiers, CanonicalBudget budget)
{
    private const int MaximumCertificates = 10;

    private static readonly string[] Breaking =
        ["digest-mismatch", "reference-refused", "transform-refused", "ambiguous-id", "algorithm-refused", "structure"];

    private readonly HashSet<string> problems = [];
    private readonly XmlProperties qualifying = new(signature);

    public XmlSignature Run()
    {
        var info = XmlWalk.Ds(signature, "SignedInfo");
        var value = XmlWalk.Base64(XmlWalk.Ds(signature, "SignatureValue"));
        var properties = qualifying.Signed;
        if (info is null || value is null || !IsPlainlyEnveloped())
        {
            return new XmlSignature { Id = XmlWalk.Id(signature), Problems = ["structure"] };
        }

        var references = new XmlReferenceCheck(signature, properties, identifiers, budget, problems);
        var (coversDocument, coversProperties) = references.Run(info);
        var certificates = Certificates();
        // Properties nobody signed are an attacker's to write.
        var signed = coversProperties ? properties : null;
        var named = XmlProperties.SigningCertificateDigest(signed);
        var method = XmlWalk.Algorithm(info, "SignatureMethod");
        var signer = Signer(info, method, value, certificates, named);
        bool? matches = named is null || signer is null ? null : Fits(named.Value, signer);
        if (matches is false)
        {
            problems.Add("certificate-mismatch");
        }

        var wholeAndAlone = coversDocument && HasNothingUnsigned();
        return new XmlSignature
        {
            Id = XmlWalk.Id(signature),
            SignerCertificate = signer,
            Certificates = certificates,
            IntegrityHolds = signer is not null && coversDocument && !problems.Overlaps(Breaking),
            CoversWholeDocument = wholeAndAlone,
            SigningCertificateMatches = matches,
            SigningTime = XmlProperties.SigningTime(signed),
            SignatureAlgorithm = method,
            DigestAlgorithms = references.Digests,
            TimeStampToken = XmlWalk.Base64(XmlWalk.Only(qualifying.TimeStamp, XmlNames.Xades, "EncapsulatedTimeStamp")),
            TimeStampedContent = qualifying.TimeStamp is { } stamp ? qualifying.StampedContent(stamp, budget) : null,
            Problems = [.. problems],
        };
    }

    private bool IsPlainlyEnveloped()
    {
        for (var above = signature.ParentNode; above is not XmlDocument; above = above.ParentNode)
        {
            if (above is not XmlElement element || XmlWalk.Is(element, XmlNames.Signature, "Signature"))
            {
                return false;
            }
        }

        return signature != signature.OwnerDocument.DocumentElement;
    }

    private X509Certificate2? Signer(
        XmlElement info, string method, byte[] value, List<X509Certificate2> certificates, (HashAlgorithmName Hash, byte[] Digest)? named)
    {
        var canonicalization = XmlWalk.Ds(info, "CanonicalizationMethod");
        var algorithm = canonicalization?.GetAttribute("Algorithm") ?? "";
        if (XmlNames.Method(method) is not { } known || !XmlNames.IsCanonicalization(algorithm)
            || !XmlWalk.HasFewPrefixes(canonicalization!))
        {
            problems.Add("algorithm-refused");
            return null;
        }

        if (known.Hash == HashAlgorithmName.SHA1)
        {
            problems.Add("weak-algorithm");
        }

        var comments = algorithm is XmlNames.CanonicalWithComments or XmlNames.ExclusiveWithComments;
        var hash = XmlNames.Hash(known.Hash, budget.Of(info, algorithm, XmlWalk.Prefixes(canonicalization!), comments));
        var signer = certificates.OrderByDescending(certificate => named is not null && Fits(named.Value, certificate))
            .FirstOrDefault(certificate => Verifies(certificate, known.IsRsa, known.Hash, hash, value));
        if (signer is null)
        {
            problems.Add(certificates.Count == 0 ? "no-certificate" : "signature-mismatch");
        }

        return signer;
    }

    private static bool Verifies(X509Certificate2 certificate, bool isRsa, HashAlgorithmName name, byte[] hash, byte[] value)
    {
        try
        {
            using var rsa = isRsa ? certificate.GetRSAPublicKey() : null;
            using var ecdsa = isRsa ? null : certificate.GetECDsaPublicKey();
            return rsa?.VerifyHash(hash, value, name, RSASignaturePadding.Pkcs1) ?? ecdsa?.VerifyHash(hash, value) ?? false;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private List<X509Certificate2> Certificates()
    {
        var found = new List<X509Certificate2>();
        var blocks = XmlWalk.Ds(signature, "KeyInfo") is { } info ? XmlWalk.Elements(info, XmlNames.Signature, "X509Data") : [];
        var all = blocks.SelectMany(data => XmlWalk.Elements(data, XmlNames.Signature, "X509Certificate"));
        foreach (var element in all.Take(MaximumCertificates))
        {
            try
            {
                if (XmlWalk.Base64(element) is { } der)
                {
                    found.Add(CertificateChecks.Load(der));
                }
            }
            catch (CryptographicException)
            {
                // Says nothing; a signature that needs it finds no certificate.
            }
        }

        return found;
    }

    /// <summary>The enveloped transform takes the signature out of what is signed: data hidden in it would be nobody's.</summary>
    private bool HasNothingUnsigned()
    {
        var objects = XmlWalk.Elements(signature, XmlNames.Signature, "Object").ToList();
        var alone = objects.Count == 0
            || objects.Count == 1 && qualifying.Qualifying is not null && objects[0].ChildNodes.Cast<XmlNode>().All(node =>
                node == qualifying.Qualifying || node is XmlWhitespace or XmlSignificantWhitespace);
        alone = alone && XmlWalk.Elements(signature).All(child =>
            child.NamespaceURI == XmlNames.Signature && child.LocalName is "SignedInfo" or "SignatureValue" or "KeyInfo" or "Object");
        if (!alone)
        {
            problems.Add("unsigned-content");
        }

        return alone;
    }

    private static bool Fits((HashAlgorithmName Hash, byte[] Digest) named, X509Certificate2 certificate) =>
        XmlNames.Hash(named.Hash, certificate.RawData).AsSpan().SequenceEqual(named.Digest);
}
