using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.TwoSteps;

[Authorize(Policies.Person)]
internal sealed class TwoStepsPage(AccountsDb db, ActorAccessor accessor, EnrolTotp enrol, RemoveTotp remove, StartSession start)
    : PageModel
{
    [BindProperty]
    [MostLetters(Letters.Key)]
    public string? Code { get; set; }

    [BindProperty]
    [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
    public string? Password { get; set; }

    /// <summary>The secret on offer, encrypted.</summary>
    [BindProperty]
    [MostLetters(EnrolTotp.MaxSealedLength)]
    public string? Sealed { get; set; }

    public bool IsOn { get; private set; }

    public bool IsOfficer => accessor.Actor.IsOfficer;

    public EnrolTotp.Offer? Offer { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Turned off a moment ago.</summary>
    [BindProperty(SupportsGet = true, Name = "tat")]
    public bool IsTurnedOff { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await enrol.RunAsync(new(Sealed, Code, Password, Session.IdOf(User)), accessor.Actor, cancellation);
        if (!result.Ok)
        {
            return await AgainAsync(result.Error, cancellation);
        }

        await start.RunAsync(HttpContext, result.Value.Account, cancellation);
        IsOn = true;
        RecoveryCodes = result.Value.RecoveryCodes;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        var result = await remove.RunAsync(Code, accessor.Actor, cancellation);
        if (!result.Ok)
        {
            return await AgainAsync(result.Error, cancellation);
        }

        await start.RunAsync(HttpContext, result.Value, cancellation);
        return RedirectToPage(new { tat = true });
    }

    private async Task<IActionResult> AgainAsync(Error error, CancellationToken cancellation)
    {
        ModelState.Show(error, prefix: "");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == accessor.Actor.AccountId, cancellation);
        IsOn = account.HasTotp;
        Offer = IsOn ? null : enrol.Repeat(account, Sealed);
    }
}
