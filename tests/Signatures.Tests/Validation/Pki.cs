using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>A certificate with its key, as a signing key.</summary>
internal sealed class Holder(X509Certificate2 certificate, AsymmetricAlgorithm key, params X509Certificate2[] issuers) : ISigningKey
{
    public X509Certificate2 Certificate => certificate;

    public AsymmetricAlgorithm Key => key;

    public IReadOnlyList<X509Certificate2> Issuers => issuers;

    public CertificateAuthority Authority => new(certificate, key);

    /// <summary>The same key under a certificate, or issuers sent along, of another kind.</summary>
    public Holder With(X509Certificate2? other = null, params X509Certificate2[] sent) => new(other ?? certificate, key, sent);

    public Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. hashes.Select(hash => key is RSA rsa
            ? rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignHash(hash, DSASignatureFormat.Rfc3279DerSequence))]);
}

/// <summary>An authority of two levels with a signer, a time-stamp authority and an OCSP responder; all times are fixed.</summary>
internal sealed class Pki
{
    public static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset SignedAt = new(2026, 3, 4, 2, 15, 30, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Trusted in the tests.</summary>
    public static readonly Pki Province = new("tỉnh Thử Nghiệm", () => KeyPairs.NewRsa());

    /// <summary>Trusted in the tests.</summary>
    public static readonly Pki Elliptic = new("tỉnh Elip", KeyPairs.NewEcdsa);

    /// <summary>Trusted as well, so that a stamp of it outlives the root of the signer.</summary>
    public static readonly Pki Nation = new("quốc gia", () => KeyPairs.NewRsa());

    /// <summary>Trusted by nobody, and of the same names as the province.</summary>
    public static readonly Pki Stranger = new("tỉnh Thử Nghiệm", () => KeyPairs.NewRsa());

    private readonly Func<AsymmetricAlgorithm> newKey;

    private Pki(string name, Func<AsymmetricAlgorithm> newKey)
    {
        this.newKey = newKey;
        var rootKey = newKey();
        Root = new(CertificateFactory.CreateRoot(
            new CertificateSubject { CommonName = $"Gốc {name}" }, rootKey, CertificateFactory.NewSerial(), Begin, Begin.AddYears(40)),
            rootKey);
        var issuingKey = newKey();
        Issuing = new(CertificateFactory.IssueAuthority(
            new CertificateSubject { CommonName = $"Chứng thực {name}" }, new PublicKey(issuingKey), Root, CertificateFactory.NewSerial(),
            Begin, Begin.AddYears(30), CertificateUrls.None), issuingKey);
        Signer = Issue();
        Tsa = Issue(CertificateProfile.TimeStamping, to: Begin.AddYears(20));
        Ocsp = Issue(CertificateProfile.Ocsp, to: Begin.AddYears(25));
    }

    public CertificateAuthority Root { get; }

    public CertificateAuthority Issuing { get; }

    public Holder Signer { get; }

    public Holder Tsa { get; }

    public Holder Ocsp { get; }

    public Holder Issue(
        CertificateProfile? profile = null, DateTimeOffset? from = null, DateTimeOffset? to = null, AsymmetricAlgorithm? key = null,
        byte[]? serial = null,
        string name = "Nguyễn Thị Hồng Ánh", CertificateAuthority? by = null)
    {
        key ??= newKey();
        var subject = new CertificateSubject { CommonName = name, Organization = "Ủy ban nhân dân xã An Bình", Title = "Chủ tịch" };
        var certificate = CertificateFactory.Issue(
            profile ?? CertificateProfile.Person, subject, new PublicKey(key), by ?? Issuing, serial ?? CertificateFactory.NewSerial(),
            from ?? Begin.AddYears(5), to ?? Begin.AddYears(8), CertificateUrls.None);
        return new Holder(certificate, key, (by ?? Issuing).Certificate);
    }

    public Stamper StampsAt(DateTimeOffset time, Holder? authority = null) => new(authority ?? Tsa, time, [Issuing.Certificate]);

    /// <summary>An OCSP answer, or for the issuing authority the root's list, as of a time.</summary>
    public ValidationData Word(
        X509Certificate2 certificate, DateTimeOffset at, DateTimeOffset? revokedAt = null, Holder? responder = null, TimeSpan? life = null)
    {
        if (certificate.RawDataMemory.Span.SequenceEqual(Issuing.Certificate.RawData))
        {
            return new ValidationData([], [CrlBuilder.Build(Root, 1, at, at.AddDays(1), [])], []);
        }

        var request = OcspRequest.Create(certificate, Issuing.Certificate, nonce: null);
        var status = revokedAt is { } time ? OcspStatus.Revoked(time, X509RevocationReason.KeyCompromise) : OcspStatus.Good;
        return new ValidationData([], [],
            [OcspResponder.Answer(
            request, _ => status, Issuing.Certificate, (responder ?? Ocsp).Authority, at, life ?? TimeSpan.FromHours(1))]);
    }

    /// <summary>What a file of level B-LT carries: the chain, and a word on each certificate.</summary>
    public ValidationData Evidence(DateTimeOffset at, params X509Certificate2[] certificates)
    {
        var words = certificates.Select(certificate => Word(certificate, at)).ToList();
        return new ValidationData([Issuing.Certificate, Root.Certificate], [.. words.SelectMany(word => word.Crls)],
            [.. words.SelectMany(word => word.OcspResponses)]);
    }

    /// <summary>All three believed, and each asked today about its certificates.</summary>
    public static ValidationPolicy Policy(
        DateTimeOffset? now = null, X509Certificate2? revoked = null, DateTimeOffset? revokedAt = null) => new()
    {
        Now = now ?? Now,
        Anchors = [new(Province.Root.Certificate), new(Elliptic.Root.Certificate), new(Nation.Root.Certificate)],
        Evidence = (certificate, issuer, _) => Task.FromResult(
            new[] { Province, Elliptic, Nation }.FirstOrDefault(one =>
                Same(one.Issuing.Certificate, issuer) || Same(one.Root.Certificate, issuer)) is { } knows
                ? knows.Word(certificate, now ?? Now, revoked is not null && Same(certificate, revoked) ? revokedAt : null)
                : ValidationData.Empty),
    };

    private static bool Same(X509Certificate2 one, X509Certificate2 other) => one.RawDataMemory.Span.SequenceEqual(other.RawData);
}

internal sealed class Stamper(Holder authority, DateTimeOffset time, IReadOnlyList<X509Certificate2> issuers) : ITimeStamper
{
    public Task<byte[]> StampAsync(byte[] hash, CancellationToken cancellation) => Task.FromResult(TimeStampAuthority.Token(
        hash, new TsaIdentity(authority.Certificate, authority.Key, issuers, "1.2.3.4"), CertificateFactory.NewSerial(), time));
}
