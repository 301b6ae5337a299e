using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Unsent;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Ui;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
[Braked(RateLimits.SignIn)]
internal sealed class SignInPage(SignInWithPassword signIn, StartSession start, UnsentForms unsent) : PageModel, IChecksModelState
{
    public const string EndedName = "phien";
    public const string Idle = "lau";
    public const string Closed = "het";

    [BindProperty]
    public SignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    [MostLetters(Letters.Link)]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed into a form when the session had ended, sealed; it goes back to its page.</summary>
    [BindProperty(Name = UnsentForm.Field)]
    [MostLetters(UnsentForm.MostLetters)]
    public string? Unsent { get; set; }

    /// <summary>How the session ended that this browser had: <see cref="Idle"/> or <see cref="Closed"/>.</summary>
    [BindProperty(SupportsGet = true, Name = EndedName)]
    [MostLetters(Letters.Key)]
    public string? Ended { get; set; }

    public string? EndedWords => Ended switch
    {
        Idle => "Đã thoát vì lâu không dùng.",
        Closed => "Phiên làm việc đã kết thúc.",
        _ => null,
    };

    /// <summary>Comes from a sign-out on all machines, which is told here: the account's page is closed by then.</summary>
    public bool IsOutEverywhere { get; private set; }

    public void OnGet(bool thoat)
    {
        IsOutEverywhere = thoat;
        Form.IsShared = SharedComputer.Is(Request);
        Unsent = AskSignIn.CarriedBy(HttpContext);
    }

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
            SharedComputer.Say(HttpContext, Form.IsShared);
            var result = await signIn.RunAsync(new(Form.Name!, Form.Password!), cancellation);
            if (!result.Ok)
            {
                ModelState.AddModelError("Form.Name", result.Error.Message);
            }
            else if (result.Value.NeedsCode)
            {
                await Session.AwaitCodeAsync(HttpContext, result.Value.Account);
                return Unsent is null
                    ? RedirectToPage("/SignIn/CodePage", new { ReturnUrl })
                    : RedirectToPagePreserveMethod("/SignIn/CodePage", routeValues: new { ReturnUrl });
            }
            else
            {
                await start.RunAsync(HttpContext, result.Value.Account, cancellation);
                return this.GoOn(unsent, Unsent, ReturnUrl, result.Value.Account);
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    internal sealed class SignInForm
    {
        [MostLetters(Account.MaxNameLength)]
        public string? Name { get; set; }

        [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
        public string? Password { get; set; }

        /// <summary>Others use this computer, too: what is typed is not kept on it.</summary>
        public bool IsShared { get; set; }
    }
}
