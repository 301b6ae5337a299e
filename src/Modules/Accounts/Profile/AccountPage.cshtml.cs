using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Registration;
using XaDienTu.Accounts.Resets;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Profile;

[Authorize(Policies.Person)]
internal sealed class AccountPage(
    AccountsDb db, ActorAccessor accessor, IOrganizationDirectory organizations, ChangePassword change, SignOutEverywhere signOut,
    DeclareIdNumber declare,
    StartSession start, KnownDevice devices, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<(OfficerRole Role, string Organization)> Posts { get; private set; } = [];

    public bool Changed { get; private set; }

    /// <summary>The last time others had a hand in the credentials, and what they ask for now.</summary>
    public IReadOnlyList<CredentialReset> Resets { get; private set; } = [];

    /// <summary>Registered a moment ago with a phone that signs in somebody else.</summary>
    [BindProperty(SupportsGet = true, Name = "moi")]
    public bool IsNew { get; set; }

    /// <summary>Said to everybody alike: a number that somebody else has proved signs in nobody but that person, and that is not for
    /// strangers to learn.</summary>
    public static string LaterByIdNumber => "Mang căn cước tới Một cửa xác minh thì chắc chắn đăng nhập được cả bằng số căn cước.";

    /// <summary>Where the card was seen.</summary>
    public string? AssuredAt { get; private set; }

    [BindProperty]
    [MostLetters(Letters.Key)]
    public string? IdNumber { get; set; }

    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public Task OnGetAsync(bool changed, CancellationToken cancellation)
    {
        Changed = changed;
        return LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await change.RunAsync(new(Form.Current ?? "", Form.New ?? ""), accessor.Actor, cancellation);
        if (result.Ok)
        {
            await start.RunAsync(HttpContext, result.Value, cancellation);
            return RedirectToPage(new { changed = true });
        }

        ModelState.Show(result.Error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostIdNumberAsync(CancellationToken cancellation)
    {
        var result = await declare.RunAsync(IdNumber, accessor.Actor, cancellation);
        if (result.Ok)
        {
            return RedirectToPage();
        }

        await LoadAsync(cancellation);
        return this.Show(result.Error, field => field);
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancellation)
    {
        devices.Remember(HttpContext, await signOut.RunAsync(accessor.Actor, cancellation));
        await HttpContext.SignOutAsync(Session.Scheme);
        return RedirectToPage("/SignIn/SignInPage", new { thoat = true });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == accessor.Actor.AccountId, cancellation);
        var since = clock.GetUtcNow() - CredentialReset.Life;
        var resets = db.CredentialResets.AsNoTracking().Where(row => row.AccountId == Account.Id);
        Resets =
        [
            .. await resets.Where(row => row.State == ResetState.Waiting && row.AskedAt > since).ToListAsync(cancellation),
            .. await resets.Where(row => row.State == ResetState.Used)
                .OrderByDescending(row => row.UsedAt).Take(1).ToListAsync(cancellation),
        ];
        var tree = await organizations.GetAsync(cancellation);
        Posts = [.. accessor.Actor.Posts.Select(post => (post.Role, tree.Find(post.OrganizationId)?.AgencyName ?? ""))];
        AssuredAt = Account.AssuredAtOrganizationId is { } counter ? tree.Find(counter)?.AgencyName : null;
    }

    internal sealed class PasswordForm
    {
        [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
        public string? Current { get; set; }

        [MostLetters(Account.MaxPasswordLength, Kind = TextKind.Secret)]
        public string? New { get; set; }
    }
}
