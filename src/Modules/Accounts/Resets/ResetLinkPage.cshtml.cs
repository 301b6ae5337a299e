using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.Resets;

/// <summary>Where a link leads: the holder is not signed in, the link and a proof stand for that.</summary>
[AllowAnonymous]
[Braked(RateLimits.SignIn)]
internal sealed class ResetLinkPage(UseResetLink use) : PageModel, IShowsAgain
{
    [BindProperty]
    [MostLetters(Letters.Key)]
    public string? Token { get; set; }

    [BindProperty]
    [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
    public string? New { get; set; }

    [BindProperty]
    [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
    public string? Proof { get; set; }

    public UseResetLink.Opened? Opened { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "ma")] string? token, CancellationToken cancellation)
    {
        Token = token;
        return await ShowAsync(null, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await use.RunAsync(new(Token, New, Proof), cancellation);
        if (!result.Ok)
        {
            return await ShowAsync(result.Error, cancellation);
        }

        IsDone = true;
        return Page();
    }

    /// <summary>The link came in the form: its page opens anew.</summary>
    public Task<IActionResult> ShowAgainAsync(string handler, CancellationToken cancellation) => ShowAsync(null, cancellation);

    private async Task<IActionResult> ShowAsync(Error? refused, CancellationToken cancellation)
    {
        var opened = await use.OpenAsync(Token, cancellation);
        Opened = opened.Value;
        if ((refused ?? opened.Error) is { } error)
        {
            ModelState.Show(error, prefix: "");
            Response.Tell(error);
        }

        return Page();
    }
}
