namespace XaDienTu.Signatures.Certificates;

/// <summary>Object identifiers of RFC 5280, 5652, 6960, 3161 and the product's own arc.</summary>
internal static class Oids
{
    public const string Sha1 = "1.3.14.3.2.26";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    public const string Sha3With256 = "2.16.840.1.101.3.4.2.8";
    public const string Sha3With384 = "2.16.840.1.101.3.4.2.9";
    public const string Sha3With512 = "2.16.840.1.101.3.4.2.10";

    public const string RsaSha256 = "1.2.840.113549.1.1.11";
    public const string RsaSha384 = "1.2.840.113549.1.1.12";
    public const string RsaSha512 = "1.2.840.113549.1.1.13";
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    public const string EcdsaSha384 = "1.2.840.10045.4.3.3";
    public const string EcdsaSha512 = "1.2.840.10045.4.3.4";

    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string CertificatePolicies = "2.5.29.32";
    public const string CrlNumber = "2.5.29.20";
    public const string CrlReason = "2.5.29.21";
    public const string InvalidityDate = "2.5.29.24";
    public const string IssuingDistributionPoint = "2.5.29.28";

    public const string Title = "2.5.4.12";
    public const string SerialNumber = "2.5.4.5";

    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string OcspBasic = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";

    public const string TimeStampInfo = "1.2.840.113549.1.9.16.1.4";
    public const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    // An arc under 2.25 comes from a UUID and needs no registration (ITU-T X.667).
    private const string Product = "2.25.210741865429637581943077216530984456321";

    public const string PersonPolicy = Product + ".1.1";
    public const string AgencyPolicy = Product + ".1.2";
    public const string TimeStampingPolicy = Product + ".1.3";
    public const string OcspPolicy = Product + ".1.4";

    /// <summary>Time stamps over heads of the audit; never given at a public address.</summary>
    public const string AuditHeadPolicy = Product + ".1.5";
}
