using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signing.Checking;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Authority;

/// <summary>
/// The province's own certification authority, so that a closed network signs and validates with no internet: a root, an issuing
/// authority, an OCSP responder and a time-stamp authority. Made at the first start; the short-lived two are renewed in time.
/// </summary>
internal sealed class ProvinceAuthority(IServiceScopeFactory scopes, SoftwareKeys keys, SigningSettings settings, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan RootLife = TimeSpan.FromDays(365 * 20);
    private static readonly TimeSpan IssuingLife = TimeSpan.FromDays(365 * 10);
    private static readonly TimeSpan StampingLife = TimeSpan.FromDays(365 * 5);
    private static readonly TimeSpan OcspLife = TimeSpan.FromDays(90);

    /// <summary>How long a node keeps opened keys before it looks for renewed ones.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private AuthorityKeys? kept;
    private DateTimeOffset keptUntil;

    public CertificateUrls UrlsFor(CertificateUse issuer) => issuer is CertificateUse.Root
        ? new(Address("/pki/root.crl"), null, Address("/pki/root.cer"))
        : new(Address("/pki/issuing.crl"), Address("/pki/ocsp"), Address("/pki/issuing.cer"));

    public async ValueTask<AuthorityKeys> GetAsync(CancellationToken cancellation)
    {
        if (kept is { } ready && clock.GetUtcNow() < keptUntil)
        {
            return ready;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            if (kept is null || clock.GetUtcNow() >= keptUntil)
            {
                kept = await LoadInOwnScopeAsync(cancellation);
                keptUntil = clock.GetUtcNow() + Keep;
            }

            return kept;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>In a scope of its own: making keys is no part of the asking request's transaction.</summary>
    private async Task<AuthorityKeys> LoadInOwnScopeAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await LoadAsync(scope.ServiceProvider.GetRequiredService<SigningDb>(), cancellation);
        }
        catch (DbUpdateException)
        {
            // Another node made the root in this moment (the slot is unique): its keys are there now.
            await using var scope = scopes.CreateAsyncScope();
            return await LoadAsync(scope.ServiceProvider.GetRequiredService<SigningDb>(), cancellation);
        }
    }

    private async Task<AuthorityKeys> LoadAsync(SigningDb db, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var own = await db.Certificates.AsNoTracking()
            .Where(record => record.OrganizationId == null && record.ValidTo > at && record.RevokedAt == null)
            .OrderByDescending(record => record.ValidTo).ToListAsync(cancellation);
        var root = Open(own, CertificateUse.Root) ?? Make(db, CertificateUse.Root, null, at);
        var issuing = Open(own, CertificateUse.Issuing) ?? Make(db, CertificateUse.Issuing, root, at);
        var stamping = Open(own, CertificateUse.TimeStamping, at + (StampingLife / 5))
            ?? Make(db, CertificateUse.TimeStamping, issuing, at);
        var ocsp = Open(own, CertificateUse.Ocsp, at + (OcspLife / 3)) ?? Make(db, CertificateUse.Ocsp, issuing, at);
        if (db.Certificates.Local.Count > 0)
        {
            await db.SaveChangesAsync(cancellation);
        }

        return new AuthorityKeys(root, issuing, ocsp, stamping);
    }

    private CertificateAuthority? Open(List<CertificateRecord> own, CertificateUse use, DateTimeOffset neededUntil = default) =>
        own.FirstOrDefault(record => record.Use == use && record.ValidTo > neededUntil) is { } record ? keys.OpenAuthority(record) : null;

    private CertificateAuthority Make(SigningDb db, CertificateUse use, CertificateAuthority? issuer, DateTimeOffset at)
    {
        // P-256 for the authority's own keys: quick to make at a first start, and each OCSP answer and time stamp is signed with one.
        var key = KeyPairs.NewEcdsa();
        var serial = CertificateFactory.NewSerial();
        var publicKey = CertificateFactory.PublicKeyOf(key);
        // An hour back: clocks of relying parties differ.
        var from = at.AddHours(-1);
        var certificate = use switch
        {
            CertificateUse.Root => CertificateFactory.CreateRoot(Subject("CA gốc của tỉnh"), key, serial, from, at + RootLife),
            CertificateUse.Issuing => CertificateFactory.IssueAuthority(
                Subject("CA cấp chứng thư của tỉnh"), publicKey, issuer!, serial, from, at + IssuingLife, UrlsFor(CertificateUse.Root)),
            CertificateUse.TimeStamping => CertificateFactory.Issue(
                CertificateProfile.TimeStamping, Subject("Cấp dấu thời gian của tỉnh"), publicKey, issuer!, serial, from,
                Within(issuer!, at + StampingLife),
                UrlsFor(CertificateUse.Issuing)),
            CertificateUse.Ocsp => CertificateFactory.Issue(
                CertificateProfile.Ocsp, Subject("Trả lời trạng thái chứng thư (OCSP)"), publicKey, issuer!, serial, from,
                Within(issuer!, at + OcspLife),
                CertificateUrls.None),
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
        };
        var record = new CertificateRecord
        {
            Serial = certificate.SerialNumber.ToLowerInvariant(),
            Use = use,
            Slot = use is CertificateUse.Root or CertificateUse.Issuing
                ? string.Create(CultureInfo.InvariantCulture, $"{use} {at.Year}")
                : null,
            HolderName = certificate.GetNameInfo(X509NameType.SimpleName, false),
            Der = certificate.RawData,
            ValidFrom = from,
            ValidTo = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
        }.Indexed(null);
        record.Pkcs12 = keys.Seal(record.Id, certificate, key, [], null);
        db.Certificates.Add(record);
        db.Record(Actor.System, at, "AuthorityKeyMade", "certificate", record.Id.ToString(), new { use, record.Serial });
        if (use is CertificateUse.Root)
        {
            db.Roots.Add(TrustedRoot.Of(certificate, "CA gốc của tỉnh", Actor.System, at));
        }

        return new CertificateAuthority(certificate, key);
    }

    private CertificateSubject Subject(string name) => new() { CommonName = name, Organization = settings.AuthorityName };

    public void Dispose() => gate.Dispose();

    private static DateTimeOffset Within(CertificateAuthority issuer, DateTimeOffset to)
    {
        var limit = new DateTimeOffset(issuer.Certificate.NotAfter.ToUniversalTime());
        return to < limit ? to : limit;
    }

    private Uri Address(string path) => new(settings.PublicAddress, path);
}
