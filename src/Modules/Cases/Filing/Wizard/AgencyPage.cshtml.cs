using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>The first step, which also begins the draft: where to file.</summary>
[Authorize(Policies.Citizen)]
internal sealed class AgencyPage(
    CasesDb db, StartDraft start, AgencyChoice choice, IProcedureCatalogue procedures, ActorAccessor who, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string ProcedureCode { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? DraftId { get; set; }

    [BindProperty(SupportsGet = true, Name = "sua")]
    public bool Changing { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "trong")]
    public Guid? Within { get; set; }

    [BindProperty]
    public Guid? Agency { get; set; }

    public ProcedureContent Procedure { get; private set; } = null!;

    public AgencyLook Look { get; private set; } = null!;

    /// <summary>An older draft of the same procedure, to go on with.</summary>
    public CaseDraft? Earlier { get; private set; }

    public IReadOnlyList<WizardStep> Steps { get; private set; } = [];

    public bool IsOnline => Procedure.Channels.Contains(Channel.Online);

    public string Here => Steps[0].Url;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return DraftId is null ? NotFound() : Redirect($"{CaseLinks.OwnCases}?ban-nhap=het");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await start.RunAsync(new StartDraftInput(ProcedureCode, Agency, DraftId), who.Actor, cancellation);
        if (result.Ok)
        {
            await LoadAsync(cancellation);
            var steps = WizardStep.Of(Procedure, result.Value);
            return Redirect(Changing ? steps[^1].Url : steps[1].Url);
        }

        if (!await LoadAsync(cancellation))
        {
            if (result.Error.Kind is not ErrorKind.NotFound || DraftId is null)
            {
                return NotFound();
            }

            HttpContext.NotReceived();
            return Redirect($"{CaseLinks.OwnCases}?ban-nhap=het");
        }

        return this.Refuse(result.Error, _ => nameof(Agency));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await procedures.InForceAsync(ProcedureCode, clock.VietnamToday(), cancellation) is not { Content: { } content })
        {
            return false;
        }

        var draft = DraftId is { } id ? await db.FindDraftAsync(who.Actor, id, cancellation) : null;
        if (DraftId is not null && draft is null)
        {
            return false;
        }

        Procedure = content;
        Agency ??= draft?.OrganizationId;
        Steps = WizardStep.Of(content, draft);
        Look = await choice.RunAsync(content, Words, Within, who.Actor, cancellation);
        if (draft is null)
        {
            var begun = await db.OwnDraftsOf(who.Actor).Where(other => other.ProcedureCode == ProcedureCode)
                .OrderByDescending(other => other.UpdatedAt).ToListAsync(cancellation);
            Earlier = begun.FirstOrDefault(other => other.Person.Count + other.Values.Count + other.Files.Count > 0);
            Agency ??= Look.Last?.Id;
        }

        return true;
    }
}
