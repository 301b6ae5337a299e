using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signing.ForeignEvidence;

/// <summary>
/// Certificates and revocation lists of other authorities, as an administrator named where they lie. They complete chains and tell what was
/// revoked; trusted is none of them for that: each list is believed only as far as its issuer's chain.
/// </summary>
internal sealed class KnownEvidence
{
    private Snapshot now = Snapshot.Empty;

    public Snapshot Now => Volatile.Read(ref now);

    public void Replace(Snapshot snapshot) => Volatile.Write(ref now, snapshot);

    /// <param name="Lists">By the issuer's name, as people read it: the encodings of one name differ.</param>
    /// <param name="Sources">What was read from where, for the administrator.</param>
    internal sealed record Snapshot(
        DateTimeOffset? ReadAt, IReadOnlyList<X509Certificate2> Certificates, ILookup<string, byte[]> Lists,
        IReadOnlyList<EvidenceSource> Sources)
    {
        public static Snapshot Empty { get; } = new(null, [], Enumerable.Empty<byte[]>().ToLookup(_ => ""), []);

        /// <summary>What these authorities say of a certificate's issuer.</summary>
        public IReadOnlyList<byte[]> ListsOf(X509Certificate2 issuer) => [.. Lists[NameOf(issuer.SubjectName)]];
    }

    public static string NameOf(X500DistinguishedName name) => name.Name.ToUpperInvariant();

    /// <summary>A file is a list, a certificate, or several certificates in PEM or PKCS #7.</summary>
    /// <returns>Null where it is none of these.</returns>
    public static EvidenceContent? Read(byte[] file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var der = Decode(file, "X509 CRL");
        try
        {
            var list = CrlReader.Read(der);
            return new([], der, NameOf(list.Issuer));
        }
        catch (SignatureFormatException)
        {
            // No list; perhaps certificates.
        }

        var certificates = Certificates(file);
        return certificates.Count > 0 ? new(certificates, null, null) : null;
    }

    private static List<X509Certificate2> Certificates(byte[] file)
    {
        var found = new X509Certificate2Collection();
        try
        {
            switch (X509Certificate2.GetCertContentType(file))
            {
                case X509ContentType.Cert:
                    var text = System.Text.Encoding.Latin1.GetString(file);
                    if (text.Contains("-----BEGIN CERTIFICATE", StringComparison.Ordinal))
                    {
                        found.ImportFromPem(text);
                    }
                    else
                    {
                        found.Add(X509CertificateLoader.LoadCertificate(file));
                    }

                    break;
                case X509ContentType.Pkcs7:
                    var bag = new System.Security.Cryptography.Pkcs.SignedCms();
                    bag.Decode(file);
                    found.AddRange(bag.Certificates);
                    break;
            }
        }
        catch (CryptographicException)
        {
            // Neither.
        }

        return [.. found];
    }

    private static byte[] Decode(byte[] file, string label)
    {
        var text = System.Text.Encoding.Latin1.GetString(file);
        return PemEncoding.TryFind(text, out var fields) && text[fields.Label] == label
            ? Convert.FromBase64String(text[fields.Base64Data])
            : file;
    }
}

/// <param name="Place">File or address.</param>
/// <param name="Told">In words: what was in it, or why it was not taken.</param>
internal sealed record EvidenceSource(string Place, string Told)
{
    public EvidenceContent? Content { get; init; }
}

/// <param name="List">A revocation list, with its issuer as <see cref="KnownEvidence.NameOf"/> tells it.</param>
internal sealed record EvidenceContent(IReadOnlyList<X509Certificate2> Certificates, byte[]? List, string? Issuer)
{
    public string Words => List is null ? $"{Certificates.Count} chứng thư" : $"Danh sách thu hồi của {Issuer}";
}
