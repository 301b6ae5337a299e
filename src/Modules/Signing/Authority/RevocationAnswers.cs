using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signing.Authority;

/// <summary>
/// What the authority says about its own certificates: OCSP answers and revocation lists, always from the database as it is now. What
/// goes out to anybody is signed again only when it says something else; what goes into a file is always made anew.
/// </summary>
internal sealed class RevocationAnswers(SigningDb db, ProvinceAuthority authority, KeptAnswers kept, TimeProvider clock)
{
    /// <summary>A reader asks about a signer and those above; more is a way to make the server work.</summary>
    private const int MostCertificates = 10;

    /// <summary>An OCSP answer holds for an hour: a revoked key must not live on in caches.</summary>
    private static readonly TimeSpan AnswerLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan ListLife = TimeSpan.FromDays(1);

    /// <summary>The answer to a request of anybody; the outcome alone where there is nothing to sign.</summary>
    public async Task<(KeptAnswer? Answer, OcspOutcome Outcome)> OcspAsync(byte[] request, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        OcspRequest asked;
        try
        {
            asked = OcspRequest.Read(request);
        }
        catch (Signatures.SignatureFormatException)
        {
            return (null, OcspOutcome.MalformedRequest);
        }

        if (asked.Ids.Count > MostCertificates)
        {
            return (null, OcspOutcome.MalformedRequest);
        }

        if (!asked.Ids.Any(id => id.NamesIssuer(keys.Issuing.Certificate)))
        {
            // RFC 5019 §2.2.3: of other authorities' certificates nothing is known here, and that needs no signature.
            return (null, OcspOutcome.Unauthorized);
        }

        var states = new SortedDictionary<string, OcspStatus>(StringComparer.Ordinal);
        foreach (var serial in asked.Ids.Select(id => SerialText(id.Serial)).Distinct())
        {
            states[serial] = await StatusAsync(serial, cancellation);
        }

        byte[] Sign(DateTimeOffset at) =>
            OcspResponder.Answer(request, serial => states[SerialText(serial)], keys.Issuing.Certificate, keys.Ocsp, at, AnswerLife);
        // A question that has to be answered afresh (RFC 9654) is, within the brake on the network that asks.
        return (asked.Nonce is not null
            ? kept.Once(AnswerLife, Sign)
            : kept.Get(Question(asked), State(states.Values, keys), AnswerLife, Sign), OcspOutcome.Successful);
    }

    public async Task<KeptAnswer> IssuingCrlAsync(CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        // An entry stays on one list after the certificate's end (RFC 5280 section 3.3).
        var since = clock.GetUtcNow() - ListLife;
        var revoked = await Issued().Where(record => record.RevokedAt != null && record.ValidTo > since).OrderBy(record => record.Serial)
            .Select(record => new { record.Serial, record.RevokedAt, record.RevocationReason }).ToListAsync(cancellation);
        var state = Hash(string.Join(' ', revoked.Select(record => $"{record.Serial} {record.RevokedAt!.Value.UtcTicks}"))
            + keys.Issuing.Certificate.SerialNumber);
        return kept.Get("issuing.crl", state, ListLife, at =>
            CrlBuilder.Build(keys.Issuing, Number(at), at, at + ListLife, revoked.Select(record =>
            new RevokedCertificate(Convert.FromHexString(record.Serial), record.RevokedAt!.Value, record.RevocationReason))));
    }

    /// <summary>The root's list: it issued nothing but the issuing authority.</summary>
    public async Task<KeptAnswer> RootCrlAsync(CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        return kept.Get("root.crl", keys.Root.Certificate.SerialNumber, ListLife, at => RootList(keys, at));
    }

    /// <summary>Everything a signature needs to be judged offline later (PAdES B-LT): the chain above it, with today's word on
    /// each.</summary>
    public async Task<ValidationData> EvidenceAsync(X509Certificate2 certificate, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        if (!IsOurs(certificate, keys))
        {
            return ValidationData.Empty;
        }

        return new ValidationData(
            [.. keys.Issuers, keys.Stamping.Certificate, keys.Ocsp.Certificate],
            [RootList(keys, clock.GetUtcNow())],
            [await AnswerAsync(certificate, keys, cancellation), await AnswerAsync(keys.Stamping.Certificate, keys, cancellation)]);
    }

    /// <summary>Today's word on one certificate of ours, for a validation.</summary>
    public async Task<ValidationData> WordOnAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        return issuer.RawDataMemory.Span.SequenceEqual(keys.Issuing.Certificate.RawData)
            ? new ValidationData([], [], [await WordAsync(certificate, keys, cancellation)])
            : issuer.RawDataMemory.Span.SequenceEqual(keys.Root.Certificate.RawData)
                ? new ValidationData([], [(await RootCrlAsync(cancellation)).Bytes], [])
            : ValidationData.Empty;
    }

    /// <summary>Made anew, so that it is no older than what it goes with.</summary>
    private async Task<byte[]> AnswerAsync(X509Certificate2 certificate, AuthorityKeys keys, CancellationToken cancellation)
    {
        var status = await StatusAsync(certificate.SerialNumber.ToLowerInvariant(), cancellation);
        var request = OcspRequest.Create(certificate, keys.Issuing.Certificate, nonce: null);
        return OcspResponder.Answer(request, _ => status, keys.Issuing.Certificate, keys.Ocsp, clock.GetUtcNow(), AnswerLife);
    }

    private async Task<byte[]> WordAsync(X509Certificate2 certificate, AuthorityKeys keys, CancellationToken cancellation)
    {
        var (answer, outcome) = await OcspAsync(OcspRequest.Create(certificate, keys.Issuing.Certificate, nonce: null), cancellation);
        return answer?.Bytes ?? OcspResponder.Failure(outcome);
    }

    private static byte[] RootList(AuthorityKeys keys, DateTimeOffset at) => CrlBuilder.Build(keys.Root, Number(at), at, at + ListLife, []);

    /// <summary>What the answer repeats of the question: the names of the certificates, in their order.</summary>
    private static string Question(OcspRequest asked) => Hash(string.Join(' ', asked.Ids.Select(id =>
        $"{id.HashAlgorithm} {Convert.ToHexString(id.IssuerNameHash)} {Convert.ToHexString(id.IssuerKeyHash)} {SerialText(id.Serial)}")));

    private static string State(IEnumerable<OcspStatus> states, AuthorityKeys keys) => string.Join(
        ' ', states.Select(status => $"{status.State} {status.RevokedAt?.UtcTicks} {status.Reason}").Append(
            keys.Ocsp.Certificate.SerialNumber));

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<OcspStatus> StatusAsync(string serial, CancellationToken cancellation)
    {
        var record = await Issued().Where(row => row.Serial == serial)
            .Select(row => new { row.RevokedAt, row.RevocationReason }).SingleOrDefaultAsync(cancellation);
        return record is null ? OcspStatus.Unknown
            : record.RevokedAt is { } at ? OcspStatus.Revoked(at, record.RevocationReason)
            : OcspStatus.Good;
    }

    /// <summary>What the issuing authority issued: not the two above it, and not what a remote service certified.</summary>
    private IQueryable<CertificateRecord> Issued() => db.Certificates.AsNoTracking()
        .Where(record => record.Use != CertificateUse.Root && record.Use != CertificateUse.Issuing && record.Place != KeyPlace.Remote);

    private static bool IsOurs(X509Certificate2 certificate, AuthorityKeys keys) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(keys.Issuing.Certificate.SubjectName.RawData);

    /// <summary>Grows with time, on every node alike, without a counter.</summary>
    private static BigInteger Number(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static string SerialText(byte[] serial) => Convert.ToHexStringLower(serial);
}
