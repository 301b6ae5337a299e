using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>The account of one officer who has none yet, for whoever administers his or her agency.</summary>
[Authorize(Policies.Officer)]
internal sealed class OpenAccountPage(
    OpenAccount open, IOfficerDirectory officers, IOrganizationDirectory organizations, ActorAccessor current,
    TimeProvider clock) : PageModel
{
    [BindProperty]
    public OpenAccountForm Form { get; set; } = new();

    public OfficerSummary? Officer { get; private set; }

    /// <summary>Each post with the agency it is held at.</summary>
    public IReadOnlyList<string> Posts { get; private set; } = [];

    public static string AddressOf(Guid officerId) => $"{OfficerAccountsPage.Address}/mo/{officerId}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var result = await open.RunAsync(new(id, Form.UserName, Form.ByPaper), current.Actor, cancellation);
        if (result.Ok)
        {
            return Redirect(DecideResetPage.AddressOf(result.Value.Id));
        }

        return await LoadAsync(id, cancellation) is { } refusal ? Refuse(refusal)
            : this.Show(result.Error, field => $"{nameof(Form)}.{field}");
    }

    private IActionResult Refuse(Error refusal) => refusal.Kind is ErrorKind.NotFound ? NotFound() : this.Show(refusal, field => field);

    private async Task<Error?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await open.FindAsync(id, current.Actor, cancellation);
        if (!found.Ok)
        {
            return found.Error;
        }

        Officer = found.Value;
        var tree = await organizations.GetAsync(cancellation);
        Posts = [.. (await officers.PostsOfAsync(id, clock.GetUtcNow(), cancellation))
            .Select(post => $"{post.Title}, {tree.Find(post.OrganizationId)?.AgencyName}")];
        return null;
    }
}

internal sealed class OpenAccountForm
{
    [MostLetters(Account.MaxUserNameLength)]
    public string? UserName { get; set; }

    public bool ByPaper { get; set; }
}
