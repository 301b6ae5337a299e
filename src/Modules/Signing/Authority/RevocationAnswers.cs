using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signing.Authority;

/// <summary>What the authority says about its own certificates: OCSP answers and revocation lists, always from the database as it is now.</summary>
internal sealed class RevocationAnswers(SigningDb db, ProvinceAuthority authority, TimeProvider clock)
{
    /// <summary>An OCSP answer holds for an hour: a revoked key must not live on in caches.</summary>
    private static readonly TimeSpan AnswerLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan ListLife = TimeSpan.FromDays(1);

    public async Task<byte[]> OcspAsync(byte[] request, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        OcspRequest asked;
        try
        {
            asked = OcspRequest.Read(request);
        }
        catch (Signatures.SignatureFormatException)
        {
            return OcspResponder.Failure(OcspOutcome.MalformedRequest);
        }

        var states = new Dictionary<string, OcspStatus>();
        foreach (var serial in asked.Ids.Select(id => SerialText(id.Serial)).Distinct())
        {
            states[serial] = await StatusAsync(serial, cancellation);
        }

        return OcspResponder.Answer(request, serial => states[SerialText(serial)], keys.Issuing.Certificate, keys.Ocsp, clock.GetUtcNow(), AnswerLife);
    }

    public async Task<byte[]> IssuingCrlAsync(CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        var at = clock.GetUtcNow();
        // An entry stays on one list after the certificate's end (RFC 5280 section 3.3).
        var since = at - ListLife;
        var revoked = await Issued().Where(record => record.RevokedAt != null && record.ValidTo > since)
            .Select(record => new { record.Serial, record.RevokedAt, record.RevocationReason }).ToListAsync(cancellation);
        return CrlBuilder.Build(keys.Issuing, Number(at), at, at + ListLife, revoked.Select(record =>
            new RevokedCertificate(Convert.FromHexString(record.Serial), record.RevokedAt!.Value, record.RevocationReason)));
    }

    /// <summary>The root's list: it issued nothing but the issuing authority.</summary>
    public async Task<byte[]> RootCrlAsync(CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        var at = clock.GetUtcNow();
        return CrlBuilder.Build(keys.Root, Number(at), at, at + ListLife, []);
    }

    /// <summary>Everything a signature needs to be judged offline later (PAdES B-LT): the chain above it, with today's word on each.</summary>
    public async Task<ValidationData> EvidenceAsync(X509Certificate2 certificate, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        if (!IsOurs(certificate, keys))
        {
            return ValidationData.Empty;
        }

        return new ValidationData(
            [.. keys.Issuers, keys.Stamping.Certificate, keys.Ocsp.Certificate],
            [await RootCrlAsync(cancellation)],
            [await AskAsync(certificate, keys, cancellation), await AskAsync(keys.Stamping.Certificate, keys, cancellation)]);
    }

    /// <summary>Today's word on one certificate of ours, for a validation.</summary>
    public async Task<ValidationData> WordOnAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        return issuer.RawDataMemory.Span.SequenceEqual(keys.Issuing.Certificate.RawData) ? new ValidationData([], [], [await AskAsync(certificate, keys, cancellation)])
            : issuer.RawDataMemory.Span.SequenceEqual(keys.Root.Certificate.RawData) ? new ValidationData([], [await RootCrlAsync(cancellation)], [])
            : ValidationData.Empty;
    }

    private Task<byte[]> AskAsync(X509Certificate2 certificate, AuthorityKeys keys, CancellationToken cancellation) =>
        OcspAsync(OcspRequest.Create(certificate, keys.Issuing.Certificate, nonce: null), cancellation);

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
