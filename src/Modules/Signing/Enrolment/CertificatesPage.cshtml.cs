using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Signing.Enrolment;

/// <summary>The life of certificates: what waits for a decision, what is in use, what ends soon, what has ended. An administrator sees the
/// own tree.</summary>
[Authorize(Policies.Officer)]
internal sealed class CertificatesPage(
    SigningDb db, IOrganizationDirectory organizations, ListReading lists, ActorAccessor who, TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/chung-thu";
    public const string Waiting = "cho-duyet";
    public const string InUse = "dang-dung";
    public const string EndingSoon = "sap-het-han";
    public const string Ended = "da-het";

    private static readonly Keyset<CertificateRecord> NewestFirst = Keyset.ByDescending((CertificateRecord record) => record.Id);

    private static readonly Keyset<CertificateApplication> OldestFirst =
        Keyset.By((CertificateApplication application) => application.RequestedAt).Then(application => application.Id);

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? View { get; set; }

    public ShownList List { get; private set; } = null!;

    public bool MayAsk => who.Actor.Holds(OfficerRole.AgencyAdministrator);

    private OrganizationTree Tree { get; set; } = null!;

    private DateTimeOffset Now { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.GetUtcNow();
        Tree = await organizations.GetAsync(cancellation);
        var certificates = Seen(db.Certificates.AsNoTracking().Where(record => record.OrganizationId != null));
        var applications = Seen(db.Applications.AsNoTracking()
            .Where(application => application.State == ApplicationState.Requested || application.State == ApplicationState.Approved));
        var tabs = Tabs(
            await applications.CountAsync(cancellation), await OfView(certificates, EndingSoon).CountAsync(cancellation));
        List = View is Waiting
            ? await lists.ReadAsync(this, Applications(applications, tabs), cancellation)
            : await lists.ReadAsync(this, Certificates(OfView(certificates, View ?? InUse), tabs), cancellation);
        return List.Answer;
    }

    private ListTabs Tabs(int waiting, int ending) => new("Chứng thư số", View ?? InUse,
    [
        new(InUse, "Đang dùng"),
        new(Waiting, "Đề nghị đang chờ", waiting.ToString(CultureInfo.InvariantCulture)),
        new(EndingSoon, "Sắp hết hạn", ending.ToString(CultureInfo.InvariantCulture)),
        new(Ended, "Đã hết"),
    ]);

    private ListOf<CertificateApplication> Applications(IQueryable<CertificateApplication> applications, ListTabs tabs) => new()
    {
        Title = "Đề nghị đang chờ",
        HideCaption = true,
        Rows = applications,
        Order = OldestFirst,
        Tabs = tabs,
        Columns =
        [
            new("Cấp cho", application =>
                ListCell.Link(application.HolderName, ApplicationPage.AddressOf(application.Id), application.Title))
            {
                Look = ListLook.Name,
            },
            new("Cơ quan", application => AgencyOf(application.OrganizationId)) { SaysItself = true },
            new("Nơi giữ khoá", application => application.Place.Word()) { SaysItself = true },
            new("Người đề nghị", application =>
                new(application.RequestedByName) { Note = VietnamTime.Short(application.RequestedAt) }),
            new("Trạng thái", application => ListCell.Chip(application.State.Tone(), application.State.Word())) { SaysItself = true },
        ],
        Empty = new("Không có đề nghị nào đang chờ."),
    };

    private ListOf<CertificateRecord> Certificates(IQueryable<CertificateRecord> certificates, ListTabs tabs) => new()
    {
        Title = "Chứng thư số",
        HideCaption = true,
        Rows = certificates,
        Order = NewestFirst,
        Tabs = tabs,
        Columns =
        [
            new("Cấp cho", record => ListCell.Link(record.HolderName, CertificatePage.AddressOf(record.Id))) { Look = ListLook.Name },
            new("Cơ quan", record => AgencyOf(record.OrganizationId!.Value)) { SaysItself = true },
            new("Loại", record => new(record.Use.Word()) { Note = record.Place.Word() }) { SaysItself = true },
            new("Hạn dùng", record => ListCell.Day(record.ValidTo.VietnamDate())),
            new("Trạng thái", record =>
            {
                var (word, tone) = record.State(Now);
                return ListCell.Chip(tone, word);
            }) { SaysItself = true },
        ],
        Filters =
        [
            new WordsFilter<CertificateRecord>(
                "q", "Tìm theo tên, cơ quan, số chứng thư", (rows, word) => rows.Where(record => record.SearchText.Contains(word))),
        ],
        FilterWords = "Tìm chứng thư",
        Empty = new("Không có chứng thư nào ở đây."),
    };

    private string AgencyOf(Guid organizationId) => Tree.Find(organizationId)?.AgencyName ?? "";

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
