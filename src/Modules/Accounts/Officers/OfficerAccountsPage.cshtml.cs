using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>The officers of an agency and their accounts, for whoever administers it.</summary>
[Authorize(Policies.Officer)]
internal sealed class OfficerAccountsPage(
    AccountsDb db, IOrganizationDirectory organizations, IOfficerDirectory officers, ResetPassword reset, ActorAccessor current, TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/tai-khoan";

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Identifier { get; set; }

    public OrganizationSummary? Chosen { get; private set; }

    /// <summary>Agencies below the chosen one.</summary>
    public IReadOnlyList<OrganizationSummary> Below { get; private set; } = [];

    public IReadOnlyList<OrganizationSummary> Path { get; private set; } = [];

    public IReadOnlyList<OfficerRow> Officers { get; private set; } = [];

    /// <summary>Shown in this answer and never again.</summary>
    public ResetPassword.Output? Fresh { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid officer, CancellationToken cancellation)
    {
        if (await ShowAsync(cancellation) is { } refused)
        {
            return refused;
        }

        var result = await reset.RunAsync(officer, current.Actor, cancellation);
        if (result.Ok)
        {
            Fresh = result.Value;
            Response.Headers.CacheControl = "private, no-store";
            await ShowAsync(cancellation);
            return Page();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = ResultHttp.StatusOf(result.Error.Kind);
        return Page();
    }

    private async Task<IActionResult?> ShowAsync(CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.VietnamToday());
        Chosen = Identifier is null ? Own(tree, today) : tree.Find(Identifier, today);
        if (Chosen is null)
        {
            return Identifier is null ? Forbid() : NotFound();
        }

        if (!AccountRights.Administers(current.Actor, Chosen.Id, tree))
        {
            return Forbid();
        }

        Path = [.. tree.Path(Chosen.Id).Where(above => AccountRights.Administers(current.Actor, above.Id, tree))];
        Below = [.. tree.Children(Chosen.Id, today)];
        var posts = await officers.PostsAtAsync(Chosen.Id, now, cancellation);
        var ids = posts.Select(post => (Guid?)post.OfficerId).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.OfficerId)).ToListAsync(cancellation);
        Officers =
        [
            .. posts.GroupBy(post => post.OfficerId).Select(held => new OfficerRow(
                held.Key, held.First().OfficerName, held.First().OfficerCode, string.Join(", ", held.Select(post => post.Title)),
                accounts.FirstOrDefault(account => account.OfficerId == held.Key), held.Key == current.Actor.OfficerId)),
        ];
        return null;
    }

    private OrganizationSummary? Own(OrganizationTree tree, DateOnly today) =>
        current.Actor.Posts.FirstOrDefault(post => post.Role is OfficerRole.AgencyAdministrator) is { } post ? tree.Find(post.OrganizationId)
        : current.Actor.Holds(OfficerRole.SystemAdministrator) ? tree.Roots(today).FirstOrDefault()
        : null;
}

internal sealed record OfficerRow(Guid OfficerId, string Name, string Code, string Titles, Account? Account, bool IsMe);
