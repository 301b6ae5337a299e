using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Signing.Enrolment;

/// <summary>One application: who asks what for whom, and the decision.</summary>
[Authorize(Policies.Officer)]
internal sealed class ApplicationPage(SigningDb db, DecideApplication decide, IOrganizationDirectory organizations, ActorAccessor who)
    : PageModel
{
    [BindProperty]
    [MostLetters(CertificateApplication.NoteLength, Kind = TextKind.Note)]
    public string? Reason { get; set; }

    public CertificateApplication Application { get; private set; } = null!;

    public string Agency { get; private set; } = "";

    public bool MayDecide => Application.State is ApplicationState.Requested && EnrolmentRights.MayDecide(who.Actor)
        && Application.RequestedById != who.Actor.Id;

    public bool IsHolder => Application.OfficerId is not null && Application.OfficerId == who.Actor.OfficerId;

    public static string AddressOf(Guid id) => $"{RequestPage.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await ShowAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, true, cancellation);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, false, cancellation);

    private async Task<IActionResult> DecideAsync(Guid id, bool approve, CancellationToken cancellation)
    {
        var result = await decide.RunAsync(new(id, approve, Reason), who.Actor, cancellation);
        if (result.Ok)
        {
            return Redirect(AddressOf(id));
        }

        return await ShowAsync(id, cancellation) ? this.Show(result.Error, field => field) : NotFound();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (application is null)
        {
            return false;
        }

        var tree = await organizations.GetAsync(cancellation);
        Application = application;
        Agency = tree.Find(application.OrganizationId)?.AgencyName ?? "";
        return IsHolder || EnrolmentRights.Seen(who.Actor, tree).Reaches(application.OrganizationId);
    }
}
