using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Profile;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Accounts.Verification;

/// <summary>At the counter: whose account is it, and is the card in order. What is sought goes by post: a number has no place in an
/// address.</summary>
[Authorize(Policies.OneStopClerk)]
internal sealed class VerifyCitizenPage(FindCitizenAccounts find, VerifyCitizen verify, ActorAccessor who) : PageModel
{
    public const string Address = "/can-bo/xac-minh-cong-dan";

    [BindProperty]
    public VerifyForm Form { get; set; } = new();

    [TempData]
    [MostLetters(Letters.Key)]
    public string? Verified { get; set; }

    /// <summary>The account bore another name until then.</summary>
    [TempData]
    public bool Renamed { get; set; }

    /// <summary>Null before anybody was looked for.</summary>
    public IReadOnlyList<FoundAccount>? Found { get; private set; }

    public IReadOnlyList<SelectListItem> Choices =>
        [.. (Found ?? []).Select(account => new SelectListItem(account.Name, account.Id.ToString())
    {
        Group = new SelectListGroup { Name = WordsOf(account) },
    })];

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostFindAsync(CancellationToken cancellation) => FindAsync(cancellation);

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellation)
    {
        var result = await verify.RunAsync(
            new(Form.Account ?? Guid.Empty, Form.IdNumber ?? "", Form.NameOnCard ?? "", Form.Phone ?? "", Form.CardSeen), who.Actor,
            cancellation);
        if (result.Ok)
        {
            (Verified, Renamed) = (result.Value.Name, result.Value.IsRenamed);
            return RedirectToPage();
        }

        var shown = await FindAsync(cancellation);
        return shown is PageResult && Found is not null ? this.Show(result.Error, field => $"Form.{field}") : shown;
    }

    private async Task<IActionResult> FindAsync(CancellationToken cancellation)
    {
        var found = await find.RunAsync(Form.Sought, who.Actor, cancellation);
        if (!found.Ok)
        {
            return this.Show(found.Error, field => $"Form.{field}");
        }

        Found = found.Value;
        Form.Account ??= Found is [var only] ? only.Id : null;
        return Page();
    }

    private static string WordsOf(FoundAccount account) =>
        $"Điện thoại {account.Phone} · tên đăng nhập {(account.NameEnd is { } end ? $"có đuôi {end}" : "là số điện thoại")}"
        + $" · đăng ký {VietnamTime.Short(account.RegisteredAt)} · {account.Assurance.Word(account.AssuredAt)}"
        + (account.LastSignInAt is { } last ? $" · đăng nhập gần nhất {VietnamTime.Short(last)}" : "");

    internal sealed class VerifyForm
    {
        /// <summary>ID number or phone.</summary>
        [MostLetters(Letters.Key)]
        public string? Sought { get; set; }

        public Guid? Account { get; set; }

        [PlainDigits]
        [MostLetters(Letters.Key)]
        public string? IdNumber { get; set; }

        [MostLetters(XaDienTu.Accounts.Account.MaxNameLength)]
        public string? NameOnCard { get; set; }

        [PlainDigits]
        [MostLetters(Letters.Key)]
        public string? Phone { get; set; }

        public bool CardSeen { get; set; }
    }
}
