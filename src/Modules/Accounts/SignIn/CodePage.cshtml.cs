using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CodePage(SignInWithCode signIn, StartSession start) : PageModel
{
    [BindProperty]
    [MostLetters(Letters.Key)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    [MostLetters(Letters.Address)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await Session.CodeDueOfAsync(HttpContext) is null ? ToPassword() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await Session.CodeDueOfAsync(HttpContext) is not { } accountId)
        {
            return ToPassword();
        }

        var result = await signIn.RunAsync(accountId, Code ?? "", cancellation);
        if (result.Ok)
        {
            await start.RunAsync(HttpContext, result.Value, cancellation);
            return LocalRedirect(Url.OrFirstPage(ReturnUrl, result.Value));
        }

        ModelState.AddModelError(nameof(Code), result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectToPageResult ToPassword() => RedirectToPage("/SignIn/SignInPage", new { ReturnUrl });
}
