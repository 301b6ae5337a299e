using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

/// <summary>The life of certificates: what waits for a decision, what is in use, what ends soon, what has ended. An administrator sees the
/// own tree.</summary>
[Authorize(Policies.Officer)]
internal sealed class CertificatesPage(SigningDb db, IOrganizationDirectory organizations, ActorAccessor who, TimeProvider clock)
    : PageModel
{
    public const string Address = "/can-bo/chung-thu";
    public const string Waiting = "cho-duyet";
    public const string InUse = "dang-dung";
    public const string EndingSoon = "sap-het-han";
    public const string Ended = "da-het";

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string View { get; set; } = InUse;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<CertificateRecord> Certificates { get; private set; } = [];

    public IReadOnlyList<CertificateApplication> Applications { get; private set; } = [];

    public OrganizationTree Tree { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public int WaitingCount { get; private set; }

    public int EndingCount { get; private set; }

    public string? NextUrl { get; private set; }

    public bool MayAsk => who.Actor.Holds(OfficerRole.AgencyAdministrator);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.GetUtcNow();
        Tree = await organizations.GetAsync(cancellation);
        var certificates = Seen(db.Certificates.AsNoTracking().Where(record => record.OrganizationId != null));
        var applications = Seen(db.Applications.AsNoTracking()
            .Where(application => application.State == ApplicationState.Requested || application.State == ApplicationState.Approved));
        WaitingCount = await applications.CountAsync(cancellation);
        EndingCount = await OfView(certificates, EndingSoon).CountAsync(cancellation);
        if (View is Waiting)
        {
            Applications = await applications.OrderBy(application => application.RequestedAt).Take(Cursor.DefaultSize * 4)
                .ToListAsync(cancellation);
            return;
        }

        var chosen = OfView(certificates, View);
        foreach (var word in FoldedText.Words(Text))
        {
            chosen = chosen.Where(record => record.SearchText.Contains(word));
        }

        if (Guid.TryParse(Cursor.Read(After), out var last))
        {
            chosen = chosen.Where(record => record.Id < last);
        }

        var page = Kernel.Paging.Page.Of(
            await chosen.OrderByDescending(record => record.Id).Take(Cursor.DefaultSize + 1).ToListAsync(cancellation), Cursor.DefaultSize,
            record => record.Id.ToString());
        Certificates = page.Items;
        NextUrl = page.Next is null ? null : Address + new QueryBuilder { { "xem", View }, { "q", Text ?? "" }, { "sau", page.Next } };
    }

    public string AgencyOf(Guid organizationId) => Tree.Find(organizationId)?.AgencyName ?? "";

    private IQueryable<CertificateRecord> OfView(IQueryable<CertificateRecord> records, string view)
    {
        var warn = Now + CertificateRecord.WarnAhead;
        return view switch
        {
            EndingSoon => records.Where(record => record.RevokedAt == null && record.ValidTo > Now && record.ValidTo <= warn),
            Ended => records.Where(record => record.RevokedAt != null || record.ValidTo <= Now),
            _ => records.Where(record => record.RevokedAt == null && record.ValidTo > Now),
        };
    }

    private IQueryable<CertificateRecord> Seen(IQueryable<CertificateRecord> records)
    {
        var me = who.Actor.OfficerId;
        return records.Within(EnrolmentRights.Seen(who.Actor, Tree), record => record.OrganizationId, record => record.OfficerId == me);
    }

    private IQueryable<CertificateApplication> Seen(IQueryable<CertificateApplication> applications)
    {
        var me = who.Actor.OfficerId;
        return applications.Within(
            EnrolmentRights.Seen(who.Actor, Tree), application => application.OrganizationId, application => application.OfficerId == me);
    }
}
