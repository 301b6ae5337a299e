using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>Asks once before a draft is thrown away.</summary>
[Authorize(Policies.Citizen)]
internal sealed class DiscardPage(OpenDraft open, ActorAccessor who, DiscardDraft discard) : WizardPage(open, who)
{
    public override string StepKey => WizardStep.Agency;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await discard.RunAsync(DraftId, Actor, cancellation);
        return result.Ok ? Redirect($"{CaseLinks.OwnCases}?ban-nhap=xoa") : Gone();
    }
}
