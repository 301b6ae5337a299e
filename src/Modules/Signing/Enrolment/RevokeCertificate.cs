using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

internal sealed record RevokeCertificateInput(Guid CertificateId, X509RevocationReason? Reason, string? Note);

/// <summary>
/// Ends a certificate before its time: the holder at once (a lost phone cannot wait for an office), the agency's administrator, or the
/// platform's. The next OCSP answer says so; the CRL with its next issue, made anew at once.
/// </summary>
internal sealed class RevokeCertificate(SigningDb db, Work work, IOrganizationDirectory organizations, TimeProvider clock)
{
    public const int NoteLength = 1000;

    public static readonly IReadOnlyDictionary<X509RevocationReason, string> Reasons = new Dictionary<X509RevocationReason, string>
    {
        [X509RevocationReason.KeyCompromise] = "Lộ hoặc mất khoá",
        [X509RevocationReason.AffiliationChanged] = "Đổi cơ quan, chức vụ",
        [X509RevocationReason.CessationOfOperation] = "Thôi việc, cơ quan giải thể",
        [X509RevocationReason.Superseded] = "Đã có chứng thư mới",
        [X509RevocationReason.PrivilegeWithdrawn] = "Không còn quyền ký",
    };

    public Task<Result<CertificateRecord>> RunAsync(RevokeCertificateInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CertificateRecord>> ChangeAsync(RevokeCertificateInput input, Actor actor, CancellationToken cancellation)
    {
        var record = await db.Certificates.SingleOrDefaultAsync(row => row.Id == input.CertificateId, cancellation);
        if (record is null || record.OrganizationId is null)
        {
            return SigningErrors.NoCertificate;
        }

        var tree = await organizations.GetAsync(cancellation);
        var isHolder = record.OfficerId is not null && record.OfficerId == actor.OfficerId;
        if (!isHolder && !EnrolmentRights.Seen(actor, tree).Reaches(record.OrganizationId.Value))
        {
            return EnrolmentRights.MayNotAsk;
        }

        if (input.Reason is not { } reason || !Reasons.ContainsKey(reason))
        {
            return Error.Field("signing.revocation-reason", nameof(input.Reason), "Chọn lý do thu hồi.");
        }

        if (string.IsNullOrWhiteSpace(input.Note) || input.Note.Trim().Length > NoteLength)
        {
            return Error.Field("signing.revocation-note", nameof(input.Note), $"Ghi việc đã xảy ra, không quá {NoteLength} chữ.");
        }

        if (record.RevokedAt is not null)
        {
            return SigningErrors.ChangedMeanwhile;
        }

        Revoke(db, record, reason, input.Note.Trim(), actor, clock.GetUtcNow());
        return record;
    }

    public static void Revoke(
        SigningDb db, CertificateRecord record, X509RevocationReason reason, string note, Actor actor, DateTimeOffset at)
    {
        record.RevokedAt = at;
        record.RevocationReason = reason;
        record.RevocationNote = note;
        // A revoked key signs nothing more; only its traces are kept.
        record.Pkcs12 = null;
        db.Record(actor, at, "CertificateRevoked", "certificate", record.Id.ToString(), new { record.Serial, reason });
    }
}
