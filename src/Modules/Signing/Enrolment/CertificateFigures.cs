using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

/// <summary>For administrators: applications that wait and certificates that end soon, of the agencies they administer.</summary>
internal sealed class CertificateFigures(SigningDb db, IOrganizationDirectory organizations, TimeProvider clock) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var mayDecide = EnrolmentRights.MayDecide(actor);
        if (!mayDecide && !actor.Holds(OfficerRole.AgencyAdministrator))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var warn = now + CertificateRecord.WarnAhead;
        var tree = await organizations.GetAsync(cancellation);
        var seen = EnrolmentRights.Seen(actor, tree);
        var waiting = await db.Applications.Within(seen, application => application.OrganizationId).CountAsync(
            application => application.State == ApplicationState.Requested || application.State == ApplicationState.Approved, cancellation);
        var ending = await db.Certificates.Within(seen, record => record.OrganizationId).CountAsync(
            record => record.OrganizationId != null && record.RevokedAt == null && record.ValidTo > now && record.ValidTo <= warn,
            cancellation);
        return
        [
            DeskFigure.Of(
                DeskFigure.Certificates, "Đề nghị cấp chứng thư", waiting, mayDecide ? "chờ duyệt" : "chờ quản trị nền tảng duyệt",
                $"{CertificatesPage.Address}?xem={CertificatesPage.Waiting}", isWork: mayDecide),
            DeskFigure.Of(
                DeskFigure.Certificates, "Chứng thư sắp hết hạn", ending, $"trong {CertificateRecord.WarnAhead.Days} ngày tới",
                $"{CertificatesPage.Address}?xem={CertificatesPage.EndingSoon}", isWork: true),
        ];
    }
}
