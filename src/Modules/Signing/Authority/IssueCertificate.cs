using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Enrolment;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Authority;

/// <summary>Makes the certificate of an approved application, with a new key in the platform's keystore or for a key that lies
/// elsewhere.</summary>
internal sealed class IssueCertificate(
    SigningDb db, ProvinceAuthority authority, SoftwareKeys keystore, RemoteSigning remote, IOrganizationDirectory organizations,
    IOfficerDirectory officers,
    SigningSettings settings, TimeProvider clock)
{
    /// <summary>Three years for people, who change posts; five for agencies.</summary>
    private static readonly TimeSpan PersonLife = TimeSpan.FromDays(365 * 3);
    private static readonly TimeSpan AgencyLife = TimeSpan.FromDays(365 * 5);

    /// <summary>Adds the certificate to the pending change; the caller saves.</summary>
    public async Task<Result<CertificateRecord>> RunAsync(
        CertificateApplication application, string? pin, Actor actor, CancellationToken cancellation)
    {
        var made = application.Place is KeyPlace.Remote
            ? await FromServiceAsync(application, cancellation)
            : await MakeAsync(application, pin, cancellation);
        if (!made.Ok)
        {
            return made.Error;
        }

        var record = made.Value;
        var at = clock.GetUtcNow();
        db.Certificates.Add(record);
        application.State = ApplicationState.Issued;
        application.CertificateId = record.Id;
        db.Record(actor, at, "CertificateIssued", "certificate", record.Id.ToString(),
            new { record.Serial, record.Use, record.Place, record.HolderName });
        await SupersedeAsync(application, actor, at, cancellation);
        return record;
    }

    private async Task<CertificateRecord> MakeAsync(CertificateApplication application, string? pin, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        var subject = await SubjectAsync(application, cancellation);
        using var key = application.Pkcs10 is null ? NewKey() : null;
        var publicKey = key is null ? CertificateRequests.Read(application.Pkcs10!).PublicKey : CertificateFactory.PublicKeyOf(key);
        var at = clock.GetUtcNow();
        var isPerson = application.Use is CertificateUse.Person;
        var to = Earlier(at + (isPerson ? PersonLife : AgencyLife), keys.Issuing.Certificate.NotAfter);
        var certificate = CertificateFactory.Issue(
            isPerson ? CertificateProfile.Person : CertificateProfile.Agency, subject, publicKey, keys.Issuing,
            CertificateFactory.NewSerial(),
            at.AddMinutes(-5), to, authority.UrlsFor(CertificateUse.Issuing));
        var record = RecordOf(application, certificate).Indexed(subject.Organization);
        record.Pkcs12 = key is null ? null : keystore.Seal(record.Id, certificate, key, keys.Issuers, pin);
        return record;
    }

    /// <summary>The service already certified the key: its certificate is put on record.</summary>
    private async Task<Result<CertificateRecord>> FromServiceAsync(CertificateApplication application, CancellationToken cancellation)
    {
        try
        {
            var key = await remote.OpenAsync(application.KeyReference!, cancellation);
            var record = RecordOf(application, key.Certificate).Indexed(null);
            if (await db.Certificates.AnyAsync(known => known.Serial == record.Serial, cancellation))
            {
                return Error.Conflict(
                    "signing.known-certificate", "Chứng thư này đã được ghi cho một người khác. Kiểm tra lại mã chứng thư ở dịch vụ.");
            }

            return record.IsUsable(clock.GetUtcNow()) ? record : SigningErrors.Unusable(record.ValidTo);
        }
        catch (KeyRefusedException refused)
        {
            return SigningErrors.Refused(refused.Reason);
        }
    }

    private static CertificateRecord RecordOf(CertificateApplication application, X509Certificate2 certificate) => new()
    {
        Serial = certificate.SerialNumber.ToLowerInvariant(),
        Use = application.Use,
        OrganizationId = application.OrganizationId,
        OfficerId = application.OfficerId,
        HolderName = application.HolderName,
        Der = certificate.RawData,
        Place = application.Place,
        KeyReference = application.KeyReference,
        ValidFrom = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        ValidTo = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
    };

    private async Task SupersedeAsync(CertificateApplication application, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        if (application.RenewsId is { } oldId
            && await db.Certificates.SingleAsync(record => record.Id == oldId, cancellation) is { RevokedAt: null } old)
        {
            RevokeCertificate.Revoke(db, old, X509RevocationReason.Superseded, "Đã gia hạn bằng chứng thư mới.", actor, at);
        }
    }

    private AsymmetricAlgorithm NewKey() => settings.KeyKind switch
    {
        KeyKind.Rsa2048 => KeyPairs.NewRsa(),
        KeyKind.EcdsaP256 => KeyPairs.NewEcdsa(),
        var other => throw new InvalidOperationException($"Signing:KeyKind {other} is unknown."),
    };

    private async Task<CertificateSubject> SubjectAsync(CertificateApplication application, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var path = tree.Path(application.OrganizationId);
        var officer = application.OfficerId is { } id ? await officers.FindAsync(id, cancellation) : null;
        return new CertificateSubject
        {
            CommonName = Fit(application.HolderName)!,
            Organization = Fit(path[^1].AgencyName),
            OrganizationalUnit = path.Count > 2 ? Fit(path[^2].AgencyName) : null,
            Locality = Fit(path[0].Name),
            Title = Fit(application.Title),
            Identifier = officer?.Code ?? path[^1].Identifier,
        };
    }

    private static string? Fit(string? name) =>
        name?.Length > CertificateSubject.MaximumLength ? TypedText.Cut(name, CertificateSubject.MaximumLength).TrimEnd() : name;

    private static DateTimeOffset Earlier(DateTimeOffset wanted, DateTime limit)
    {
        var latest = new DateTimeOffset(limit.ToUniversalTime());
        return wanted < latest ? wanted : latest;
    }
}
