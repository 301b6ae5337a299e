using System.Security.Cryptography;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Xml;

/// <summary>Namespaces and algorithm identifiers of XML-DSig (W3C) and XAdES (ETSI EN 319 132-1).</summary>
internal static class XmlNames
{
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Xades = "http://uri.etsi.org/01903/v1.3.2#";
    public const string Declaration = "http://www.w3.org/2000/xmlns/";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    public const string SignedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    public const string Canonical = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    public const string CanonicalWithComments = Canonical + "#WithComments";
    public const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string ExclusiveWithComments = Exclusive + "WithComments";

    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public static bool IsCanonicalization(string algorithm) =>
        algorithm is Canonical or CanonicalWithComments or Exclusive or ExclusiveWithComments;

    /// <summary>Null for what is not read at all. SHA-1 is read, and told to be weak.</summary>
    public static HashAlgorithmName? Digest(string algorithm) => algorithm switch
    {
        "http://www.w3.org/2000/09/xmldsig#sha1" => HashAlgorithmName.SHA1,
        Sha256 => HashAlgorithmName.SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => HashAlgorithmName.SHA384,
        "http://www.w3.org/2001/04/xmlenc#sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Public-key signatures only: an HMAC keyed with a public key would be anyone's.</summary>
    public static (bool IsRsa, HashAlgorithmName Hash)? Method(string algorithm) => algorithm switch
    {
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1" => (true, HashAlgorithmName.SHA1),
        RsaSha256 => (true, HashAlgorithmName.SHA256),
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => (true, HashAlgorithmName.SHA384),
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => (true, HashAlgorithmName.SHA512),
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1" => (false, HashAlgorithmName.SHA1),
        EcdsaSha256 => (false, HashAlgorithmName.SHA256),
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384" => (false, HashAlgorithmName.SHA384),
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512" => (false, HashAlgorithmName.SHA512),
        _ => null,
    };

    public static byte[] Hash(HashAlgorithmName name, byte[] content) =>
        name == HashAlgorithmName.SHA1 ? CertificateDigests.Sha1(content) : CryptographicOperations.HashData(name, content);
}
