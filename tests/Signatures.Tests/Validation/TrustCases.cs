using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Sound signatures whose signer, issuer or moment is in doubt.</summary>
internal static class TrustCases
{
    private static readonly Pki Province = Pki.Province;
    private static readonly Holder Signer = Pki.Province.Signer;
    private static readonly DateTimeOffset AfterExpiry = Pki.Begin.AddYears(9);

    public static IEnumerable<Case> All => [.. Revocation, .. Time, .. Roots, .. Chains, .. Evidence];

    private static IEnumerable<Case> Revocation =>
    [
        Unknown("revoked, no time stamp", Reason.RevokedNoProof, Files.BasicAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(-1)) },
        Unknown("revoked after the claimed time, no time stamp", Reason.RevokedNoProof,
            Files.BasicAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(1)) },
        Broken("revoked before the time stamp", Reason.Revoked, StampedAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(-1)) },
        Valid("revoked after the time stamp", StampedAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(1)), Timestamp = "valid" },
        Valid("revoked after a document time stamp", ArchivedBasicAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(11)) },
        Unknown("revoked before the document time stamp", Reason.RevokedNoProof,
            ArchivedBasicAsync) with { Policy = Revoked(Pki.SignedAt.AddDays(9)) },
        Unknown("revoked, stamped by an authority that was revoked too", Reason.RevokedNoProof, StampedAsync)
            with { Policy = Both(Revoked(Pki.SignedAt.AddDays(1)), Pki.Policy(null, Province.Tsa.Certificate, Pki.SignedAt.AddDays(-1))),
                Timestamp = "untrusted" },
    ];

    private static IEnumerable<Case> Time =>
    [
        Unknown("expired, no time stamp", Reason.ExpiredNoProof, Files.BasicAsync) with { Policy = Pki.Policy(AfterExpiry) },
        Valid("expired after the time stamp", StampedAsync) with { Policy = Pki.Policy(AfterExpiry), Timestamp = "valid" },
        Unknown("expired before the time stamp", Reason.ExpiredNoProof, () => Files.StampedAsync(Signer, Province.StampsAt(AfterExpiry)))
            with { Policy = Pki.Policy(AfterExpiry.AddDays(1)) },
        Unknown("not yet valid", Reason.NotValidAtSigning, () => Files.PdfAsync(Province.Issue(from: Pki.Now.AddDays(3)))),
        Unknown("stamped before the certificate was issued", Reason.NotValidAtSigning, () =>
            Files.StampedAsync(Province.Issue(from: Pki.SignedAt.AddDays(1)), Province.StampsAt(Pki.SignedAt))),
        Unknown("signer and time-stamp authority both expired", Reason.ExpiredNoProof, StampedAsync)
            with { Policy = Pki.Policy(Pki.Begin.AddYears(21)), Timestamp = "untrusted" },
        Unknown("expired, stamped by a self-made authority", Reason.ExpiredNoProof, () =>
            Files.StampedAsync(Signer, Pki.Stranger.StampsAt(Pki.SignedAt)))
            with { Policy = Pki.Policy(AfterExpiry), Timestamp = "untrusted" },
        Unknown("expired, archived by a self-made authority", Reason.ExpiredNoProof, async () => await Files.ArchivedAsync(
            await Files.BasicAsync(), ValidationData.Empty, Pki.Stranger.StampsAt(Pki.SignedAt))) with { Policy = Pki.Policy(AfterExpiry) },
        Broken("time stamp over another value", Reason.TimeStampInvalid, () => Files.RestampedAsync(
            Signer, _ => Province.StampsAt(Pki.SignedAt).StampAsync(new byte[32], default))),
        Broken("time stamp by a certificate without the usage", Reason.TimeStampInvalid, () =>
            Files.StampedAsync(Signer, Province.StampsAt(Pki.SignedAt, Province.Issue()))),
        Broken("time stamp of the future", Reason.TimeStampInvalid, () =>
            Files.StampedAsync(Signer, Province.StampsAt(Pki.Now.AddHours(1)))),
        Broken("time stamp that is no token", Reason.TimeStampInvalid, () =>
            Files.RestampedAsync(Signer, _ => Task.FromResult<byte[]>([0x30, 0x00]))),
        Broken("time stamp with a flipped byte", Reason.TimeStampInvalid, () => Files.RestampedAsync(Signer, async value =>
            Files.FlipLast(await Province.StampsAt(Pki.SignedAt).StampAsync(SHA256.HashData(value), default)))),
        Broken("document time stamp of the future", Reason.TimeStampInvalid, async () => await Files.ArchivedAsync(
            await Files.BasicAsync(), ValidationData.Empty, Province.StampsAt(Pki.Now.AddHours(1)))),
        Broken("document time stamp over another value", Reason.DigestMismatch, async () =>
        {
            var prepared = PdfSigning.PrepareDocumentTimeStamp(await Files.BasicAsync(), Pki.SignedAt);
            return prepared.Complete(await Province.StampsAt(Pki.SignedAt).StampAsync(new byte[32], default));
        }),
        Unknown("time stamp with a key of 1024 bits moves no time", Reason.ExpiredNoProof, () => Files.StampedAsync(
            Signer, Province.StampsAt(
                Pki.SignedAt, Province.Issue(CertificateProfile.TimeStamping, to: Pki.Begin.AddYears(20), key: RSA.Create(1024)))))
            with { Policy = Pki.Policy(AfterExpiry), Timestamp = "untrusted" },
    ];

    private static IEnumerable<Case> Roots =>
    [
        Unknown("unknown root", Reason.UntrustedRoot, () =>
            Files.PdfAsync(Pki.Stranger.Signer.With(null, Pki.Stranger.Issuing.Certificate, Pki.Stranger.Root.Certificate))),
        Unknown("unknown root that is not in the file", Reason.UntrustedRoot, () => Files.PdfAsync(Pki.Stranger.Signer)),
        Unknown("signer's own root", Reason.UntrustedRoot, () => Files.PdfAsync(SelfSigned())),
        Unknown("missing intermediate", Reason.ChainIncomplete, () => Files.PdfAsync(Signer.With(null))),
        Valid("missing intermediate found in the security store", async () => PdfSigning.AddValidationData(
            await Files.PdfAsync(Signer.With(null)), new([Province.Issuing.Certificate], [], []))),
        Valid("root retired after a time stamp under another root", NationStampedAsync) with { Policy = Retired(Pki.SignedAt.AddDays(1)),
            Timestamp = "valid" },
        Unknown("root retired before the time stamp", Reason.UntrustedRoot,
            NationStampedAsync) with { Policy = Retired(Pki.SignedAt.AddDays(-1)) },
        Unknown("root retired, no time stamp", Reason.UntrustedRoot, Files.BasicAsync) with { Policy = Retired(Pki.Now.AddDays(-1)) },
        Unknown("root retired, stamped by its own authority, which could write any time", Reason.UntrustedRoot, StampedAsync)
            with { Policy = Retired(Pki.Now.AddDays(-1)), Timestamp = "untrusted" },
        Valid("root retired after another root's document time stamp over its own", async () => await Files.ArchivedAsync(
            await StampedAsync(), ValidationData.Empty, Pki.Nation.StampsAt(Pki.SignedAt.AddDays(10)))) with { Policy =
                Retired(Pki.Now.AddDays(-1)), Timestamp = "valid" },
    ];

    private static IEnumerable<Case> Chains =>
    [
        Unknown("signed by a time-stamp authority", Reason.CertificateUsage, () => Files.PdfAsync(Province.Tsa)),
        Unknown("signed by an OCSP responder", Reason.CertificateUsage, () => Files.PdfAsync(Province.Ocsp)),
        Unknown("signed by an issuing authority", Reason.CertificateUsage, () =>
            Files.PdfAsync(new Holder(Province.Issuing.Certificate, Province.Issuing.Key))),
        Unknown("signed by a key for encryption only", Reason.CertificateUsage, () => Files.PdfAsync(
            Province.Issue(CertificateProfile.Person with { KeyUsage = X509KeyUsageFlags.KeyEncipherment }))),
        new("issued by a person", Verdict.Indeterminate, Reason.ChainInvalid, () =>
            Files.PdfAsync(Province.Issue(by: Signer.Authority).With(null, Signer.Certificate, Province.Issuing.Certificate))),
        Unknown("SHA-1 digest", Reason.WeakAlgorithm, () =>
            Task.FromResult(Files.Pdf(content => OtherCms.Sign(content, Signer, HashAlgorithmName.SHA1)))),
        Unknown("MD5 digest", Reason.WeakAlgorithm, () =>
            Task.FromResult(Files.Pdf(content => OtherCms.Sign(content, Signer, HashAlgorithmName.MD5)))),
        Unknown("RSA of 1024 bits", Reason.WeakAlgorithm, () => Files.PdfAsync(Province.Issue(key: RSA.Create(1024)))),
        Unknown("certificate signed over SHA-1", Reason.WeakAlgorithm, () => Files.PdfAsync(SignedOverSha1())),
        Unknown("signer without the post", Reason.AuthorityNotHeld, Files.BasicAsync)
            with { Policy = Pki.Policy() with { Authority = (_, at, _) =>
                Task.FromResult(at < Pki.Now ? SignerAuthority.Held : SignerAuthority.NotHeld) } },
        Valid("signer who held the post when stamped", StampedAsync)
            with { Policy = Pki.Policy() with { Authority = (_, at, _) =>
                Task.FromResult(at < Pki.Now ? SignerAuthority.Held : SignerAuthority.NotHeld) } },
    ];

    private static IEnumerable<Case> Evidence =>
    [
        Unknown("no word on revocation", Reason.RevocationUnknown, Files.BasicAsync) with { Policy = Silent() },
        Unknown("OCSP answer of a foreign responder", Reason.RevocationUnknown, () => WithAsync(Province.Word(
            Signer.Certificate, Pki.Now, responder: Pki.Stranger.Ocsp))) with { Policy = Silent() },
        Unknown("OCSP answer by the signer himself", Reason.RevocationUnknown, () => WithAsync(Province.Word(
            Signer.Certificate, Pki.Now, responder: Signer))) with { Policy = Silent() },
        Unknown("revocation list of a foreign issuer of the same name", Reason.RevocationUnknown, () => WithAsync(new(
            [], [CrlBuilder.Build(Pki.Stranger.Issuing, 1, Pki.Now, Pki.Now.AddDays(1), [])], []))) with { Policy = Silent() },
        Unknown("stale OCSP answer", Reason.RevocationUnknown, () =>
            WithAsync(Province.Word(Signer.Certificate, Pki.SignedAt))) with { Policy = Silent() },
        Unknown("stale revocation list", Reason.RevocationUnknown, () => WithAsync(new(
            [], [CrlBuilder.Build(Province.Issuing, 1, Pki.SignedAt, Pki.SignedAt.AddDays(7), [])], []))) with { Policy = Silent() },
        Unknown("revocation list made after expiry, which forgets the expired", Reason.RevocationUnknown, async () =>
            PdfSigning.AddValidationData(
            await StampedAsync(),
            new([], [CrlBuilder.Build(Province.Issuing, 1, AfterExpiry, AfterExpiry.AddDays(1), [])], []))) with { Policy =
            Silent(AfterExpiry) },
        Unknown("revoked by the file's own list, good by an older answer beside it", Reason.RevokedNoProof, () => WithAsync(new(
            [], [CrlBuilder.Build(Province.Issuing, 2, Pki.Now, Pki.Now.AddDays(1),
                [new(Signer.Certificate.SerialNumberBytes.ToArray(), Pki.Now.AddHours(-2), null)])],
            Province.Word(Signer.Certificate, Pki.Now.AddHours(-3)).OcspResponses))) with { Policy = Silent() },
        Valid("revocation list in the file", () => WithAsync(new(
            [], [CrlBuilder.Build(Province.Issuing, 1, Pki.Now, Pki.Now.AddDays(1), [])], []))) with { Policy = Silent() },
    ];

    private static Task<byte[]> StampedAsync() => Files.StampedAsync(Signer, Province.StampsAt(Pki.SignedAt));

    private static Task<byte[]> NationStampedAsync() => Files.StampedAsync(Signer, Pki.Nation.StampsAt(Pki.SignedAt));

    private static async Task<byte[]> ArchivedBasicAsync() => await Files.ArchivedAsync(
        await Files.BasicAsync(), ValidationData.Empty, Pki.Nation.StampsAt(Pki.SignedAt.AddDays(10)));

    private static async Task<byte[]> WithAsync(ValidationData data) => PdfSigning.AddValidationData(await Files.BasicAsync(), data);

    private static ValidationPolicy Revoked(DateTimeOffset at) => Pki.Policy(null, Signer.Certificate, at);

    private static ValidationPolicy Both(ValidationPolicy one, ValidationPolicy other) => one with
    {
        Evidence = async (certificate, issuer, cancellation) =>
        {
            var (a, b) = (await one.Evidence(certificate, issuer, cancellation), await other.Evidence(certificate, issuer, cancellation));
            return new([], [.. a.Crls, .. b.Crls], [.. a.OcspResponses, .. b.OcspResponses]);
        },
    };

    private static ValidationPolicy Retired(DateTimeOffset at) => Pki.Policy() with
    {
        Anchors = [new(Province.Root.Certificate, at), new(Pki.Nation.Root.Certificate)],
    };

    /// <summary>Knows of the issuing authorities only.</summary>
    private static ValidationPolicy Silent(DateTimeOffset? now = null)
    {
        var policy = Pki.Policy(now);
        return policy with
        {
            Evidence = (certificate, issuer, cancellation) => certificate.RawDataMemory.Span.SequenceEqual(Signer.Certificate.RawData)
                ? Task.FromResult(ValidationData.Empty)
                : policy.Evidence(certificate, issuer, cancellation),
        };
    }

    private static Holder SelfSigned()
    {
        var key = KeyPairs.NewRsa();
        var request = new CertificateRequest("CN=Tự ký", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new Holder(request.CreateSelfSigned(Pki.Begin, Pki.Begin.AddYears(10)), key);
    }

    private static Holder SignedOverSha1()
    {
        var key = KeyPairs.NewRsa();
        var request = new CertificateRequest("CN=Yếu", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        return new Holder(
            request.Create(Province.Issuing.Certificate.SubjectName, new Sha1Generator((RSA)Province.Issuing.Key), Pki.Begin,
                Pki.Begin.AddYears(10), CertificateFactory.NewSerial()),
            key, Province.Issuing.Certificate);
    }

    /// <summary>The framework makes none any more.</summary>
    private sealed class Sha1Generator(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            Convert.FromHexString("300D06092A864886F70D0101050500");

#pragma warning disable CA5350 // Weak on purpose.
        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
            key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350

        protected override PublicKey BuildPublicKey() => new(key);
    }

    private static Case Valid(string name, Func<Task<byte[]>> make) => new(name, Verdict.Valid, null, make);

    private static Case Unknown(string name, string reason, Func<Task<byte[]>> make) => new(name, Verdict.Indeterminate, reason, make);

    private static Case Broken(string name, string reason, Func<Task<byte[]>> make) => new(name, Verdict.Invalid, reason, make);
}
