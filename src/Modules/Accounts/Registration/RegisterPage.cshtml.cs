using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Accounts.Registration;

[AllowAnonymous]
[Braked(RateLimits.SignIn)]
internal sealed class RegisterPage(RegisterCitizen register, StartSession start) : PageModel
{
    [BindProperty]
    public RegisterForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    [MostLetters(Letters.Link)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await register.RunAsync(
            new(Form.FullName ?? "", Form.PersonalIdNumber ?? "", Form.Phone ?? "", Form.Email, Form.Password ?? ""), cancellation);
        if (result.Ok)
        {
            await start.RunAsync(HttpContext, result.Value, cancellation);
            // Who came from a page goes on there; who cannot sign in by phone is told the name to sign in with first.
            return result.Value.UserName == result.Value.PhoneNumber && Url.IsLocalUrl(ReturnUrl)
                ? LocalRedirect(ReturnUrl!)
                : Redirect("/tai-khoan?moi=true");
        }

        ModelState.Show(result.Error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    internal sealed class RegisterForm
    {
        [MostLetters(Account.MaxNameLength)]
        public string? FullName { get; set; }

        [MostLetters(Letters.Key)]
        public string? PersonalIdNumber { get; set; }

        [MostLetters(Letters.Key)]
        public string? Phone { get; set; }

        [MostLetters(Account.MaxEmailLength)]
        public string? Email { get; set; }

        [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
        public string? Password { get; set; }
    }
}
