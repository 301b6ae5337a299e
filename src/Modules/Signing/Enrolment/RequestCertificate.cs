using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Checking;

namespace XaDienTu.Signing.Enrolment;

/// <param name="OfficerCode">Null for the agency's own certificate.</param>
/// <param name="Pkcs10">Request made by the device that holds the key (token, desk); the platform's keystore needs none.</param>
internal sealed record RequestCertificateInput(
    Guid OrganizationId, string? OfficerCode, KeyPlace Place, string? KeyReference, byte[]? Pkcs10, string? Note, Guid? RenewsId = null);

/// <summary>An agency asks for a certificate, for itself or for an officer who holds a post there today.</summary>
internal sealed class RequestCertificate(
    SigningDb db, Work work, IOrganizationDirectory organizations, IOfficerDirectory officers, TimeProvider clock)
{
    public Task<Result<Guid>> RunAsync(RequestCertificateInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Guid>> ChangeAsync(RequestCertificateInput input, Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        if (tree.Find(input.OrganizationId) is not { } organization || !organization.IsValidAt(clock.VietnamToday()))
        {
            return Error.Field("signing.organization", nameof(input.OrganizationId), "Chọn một cơ quan đang hoạt động.");
        }

        if (!EnrolmentRights.Administered(actor, tree).Reaches(organization.Id))
        {
            return EnrolmentRights.MayNotAsk;
        }

        var isPerson = !string.IsNullOrWhiteSpace(input.OfficerCode);
        PostSummary? post = null;
        if (isPerson)
        {
            var posts = await officers.PostsAtAsync(organization.Id, clock.GetUtcNow(), cancellation);
            post = posts.FirstOrDefault(held =>
                string.Equals(held.OfficerCode, input.OfficerCode!.Trim(), StringComparison.OrdinalIgnoreCase));
            if (post is null)
            {
                return Error.Field("signing.officer", nameof(input.OfficerCode),
                    $"Không có cán bộ mã “{input.OfficerCode}” giữ chức vụ ở {organization.AgencyName}. Kiểm tra lại mã.");
            }
        }

        if (CheckKey(input, isPerson) is { } fault)
        {
            return fault;
        }

        var officerId = post?.OfficerId;
        if (await db.Applications.AnyAsync(open => open.OrganizationId == organization.Id && open.OfficerId == officerId
                && (open.State == ApplicationState.Requested || open.State == ApplicationState.Approved), cancellation))
        {
            return Error.Conflict(
                "signing.already-asked", "Đã có một đề nghị đang chờ cho người hoặc cơ quan này. Chờ duyệt, hoặc mở đề nghị đó.");
        }

        var at = clock.GetUtcNow();
        var application = new CertificateApplication
        {
            Use = isPerson ? CertificateUse.Person : CertificateUse.Agency,
            OrganizationId = organization.Id,
            OfficerId = officerId,
            HolderName = post?.OfficerName ?? organization.AgencyName,
            Title = post?.Title,
            Place = input.Place,
            KeyReference = string.IsNullOrWhiteSpace(input.KeyReference) ? null : input.KeyReference.Trim(),
            Pkcs10 = input.Pkcs10,
            Note = input.Note?.Trim() ?? "",
            RequestedAt = at,
            RequestedById = actor.Id,
            RequestedByName = actor.Name,
            RenewsId = input.RenewsId,
        };
        db.Applications.Add(application);
        db.Record(actor, at, "CertificateRequested", "certificate-application", application.Id.ToString(), new
        {
            organization = organization.Identifier,
            officer = post?.OfficerCode,
            application.Place,
        });
        return application.Id;
    }

    private static Error? CheckKey(RequestCertificateInput input, bool isPerson)
    {
        if (input.Note?.Length > CertificateApplication.NoteLength)
        {
            return Error.Field(
                "signing.note", nameof(input.Note), $"Ghi chú dài quá {CertificateApplication.NoteLength} chữ. Rút ngắn lại.");
        }

        switch (input.Place)
        {
            case KeyPlace.Software:
                return null;

            case KeyPlace.Remote:
                return !isPerson || string.IsNullOrWhiteSpace(input.KeyReference)
                    ? Error.Field(
                        "signing.credential", nameof(input.KeyReference), "Ký từ xa dành cho cá nhân: ghi mã chứng thư ở dịch vụ ký từ xa.")
                    : null;

            case KeyPlace.Token when string.IsNullOrWhiteSpace(input.KeyReference):
                return Error.Field("signing.label", nameof(input.KeyReference), "Ghi nhãn của khoá trong thiết bị.");

            case KeyPlace.Token or KeyPlace.Desk:
                return CheckRequest(input.Pkcs10);

            default:
                throw new ArgumentOutOfRangeException(nameof(input), input.Place, null);
        }
    }

    private static Error? CheckRequest(byte[]? pkcs10)
    {
        const string field = nameof(RequestCertificateInput.Pkcs10);
        if (pkcs10 is null)
        {
            return Error.Field("signing.request-missing", field, "Chọn tệp yêu cầu chứng thư (PKCS#10) do thiết bị giữ khoá tạo ra.");
        }

        try
        {
            CertificateRequests.Read(pkcs10);
            return null;
        }
        catch (SignatureFormatException bad)
        {
            return Error.Field("signing.request-bad", field,
                $"Không dùng được yêu cầu chứng thư: {FormatWords.Of(bad.Code)}. Tạo lại với khoá RSA từ 2048 bit hoặc ECDSA P-256.");
        }
    }
}
