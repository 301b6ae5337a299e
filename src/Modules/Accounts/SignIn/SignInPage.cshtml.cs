using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInPage(SignInWithPassword signIn, StartSession start) : PageModel, IChecksModelState
{
    [BindProperty]
    public SignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    [MostLetters(Letters.Address)]
    public string? ReturnUrl { get; set; }

    /// <summary>Comes from a sign-out on all machines, which is told here: the account's page is closed by then.</summary>
    public bool IsOutEverywhere { get; private set; }

    public void OnGet(bool thoat) => IsOutEverywhere = thoat;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Form.Name))
        {
            ModelState.AddModelError("Form.Name", "Nhập tên đăng nhập, số căn cước, số điện thoại hoặc thư điện tử.");
        }

        if (string.IsNullOrEmpty(Form.Password))
        {
            ModelState.AddModelError("Form.Password", "Nhập mật khẩu.");
        }

        if (ModelState.IsValid)
        {
            var result = await signIn.RunAsync(new(Form.Name!, Form.Password!), cancellation);
            if (!result.Ok)
            {
                ModelState.AddModelError("Form.Name", result.Error.Message);
            }
            else if (result.Value.NeedsCode)
            {
                await Session.AwaitCodeAsync(HttpContext, result.Value.Account);
                return RedirectToPage("/SignIn/CodePage", new { ReturnUrl });
            }
            else
            {
                await start.RunAsync(HttpContext, result.Value.Account, cancellation);
                return LocalRedirect(Url.OrFirstPage(ReturnUrl, result.Value.Account));
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    internal sealed class SignInForm
    {
        [MostLetters(Account.MaxNameLength)]
        public string? Name { get; set; }

        [MostLetters(Account.MaxPasswordLength)]
        public string? Password { get; set; }
    }
}
