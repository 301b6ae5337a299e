using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Profile;

[Authorize(Policies.SignedIn)]
internal sealed class AccountPage(
    AccountsDb db, ActorAccessor accessor, IOrganizationDirectory organizations, ChangePassword change, SignOutEverywhere signOut, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<(OfficerRole Role, string Organization)> Posts { get; private set; } = [];

    public bool Changed { get; private set; }

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
            await Session.StartAsync(HttpContext, result.Value, clock);
            return RedirectToPage(new { changed = true });
        }

        ModelState.Show(result.Error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancellation)
    {
        await signOut.RunAsync(accessor.Actor, cancellation);
        await HttpContext.SignOutAsync(Session.Scheme);
        return RedirectToPage("/SignIn/SignInPage");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == accessor.Actor.AccountId, cancellation);
        var tree = await organizations.GetAsync(cancellation);
        Posts = [.. accessor.Actor.Posts.Select(post => (post.Role, tree.Find(post.OrganizationId)?.AgencyName ?? ""))];
    }

    internal sealed class PasswordForm
    {
        [MostLetters(Account.MaxPasswordLength)]
        public string? Current { get; set; }

        [MostLetters(Account.MaxPasswordLength)]
        public string? New { get; set; }
    }
}
