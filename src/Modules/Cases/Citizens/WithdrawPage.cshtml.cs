using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Citizens;

/// <summary>The applicant withdraws, with a reason.</summary>
[Authorize(Policies.Citizen)]
internal sealed class WithdrawPage(OwnCase own, WithdrawCase withdraw, ActorAccessor who) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Reason { get; set; }

    public Case Filed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var result = await withdraw.RunAsync(new WithdrawCaseInput(Code, Reason ?? ""), who.Actor, cancellation);
        return result.Ok ? Redirect($"{CaseLinks.OwnCase(Code)}?xong=rut")
            : result.Error == CaseErrors.ReasonMissing ? this.Refuse(Error.Field(result.Error.Code, nameof(Reason), "Ghi lý do rút hồ sơ."))
            : this.Refuse(result.Error);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await own.RunAsync(Code, who.Actor, cancellation);
        if (found.Ok)
        {
            Filed = found.Value;
        }

        return found.Ok;
    }
}
