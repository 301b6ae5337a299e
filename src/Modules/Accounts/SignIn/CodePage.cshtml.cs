using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Unsent;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
[Braked(RateLimits.SignIn)]
internal sealed class CodePage(SignInWithCode signIn, StartSession start, UnsentForms unsent) : PageModel
{
    [BindProperty]
    [MostLetters(Letters.Key)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    [MostLetters(Letters.Link)]
    public string? ReturnUrl { get; set; }

    /// <inheritdoc cref="SignInPage.Unsent"/>
    [BindProperty(Name = UnsentForm.Field)]
    [MostLetters(UnsentForm.MostLetters)]
    public string? Unsent { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await Session.CodeDueOfAsync(HttpContext) is null ? ToPassword() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await Session.CodeDueOfAsync(HttpContext) is not { } accountId)
        {
            return ToPassword();
        }

        if (Code is null && Unsent is not null)
        {
            // Comes from the password's page, which sends on what it carries.
            return Page();
        }

        var result = await signIn.RunAsync(accountId, Code ?? "", cancellation);
        if (result.Ok)
        {
            await start.RunAsync(HttpContext, result.Value, cancellation);
            return this.GoOn(unsent, Unsent, ReturnUrl, result.Value);
        }

        ModelState.AddModelError(nameof(Code), result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectToPageResult ToPassword() => RedirectToPage("/SignIn/SignInPage", new { ReturnUrl });
}
