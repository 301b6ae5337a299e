using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.Officers;

/// <summary>One request for new credentials, for the administrator who decides about it.</summary>
[Authorize(Policies.Officer)]
internal sealed class DecideResetPage(
    DecideReset decide, SecondPersons seconds, AccountsSettings settings, ActorAccessor current, TimeProvider clock) : PageModel
{
    public DecideReset.Asked? Asked { get; private set; }

    public bool IsMine => Asked!.Reset.AskedBy == current.Actor.Id;

    public bool MayDecide => !IsMine && Asked!.Reset.IsWaiting(clock.GetUtcNow());

    /// <summary>Who may agree, for the one who asked.</summary>
    public IReadOnlyList<string> Seconds { get; private set; } = [];

    /// <summary>Shown in this answer and never again.</summary>
    public ResetLetter? Letter { get; private set; }

    /// <summary>The link has just gone out by mail.</summary>
    public bool Sent { get; private set; }

    public static string AddressOf(Guid id) => $"{OfficerAccountsPage.Address}/yeu-cau/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        // Where the address is fixed, nobody's request can lead the holder elsewhere.
        var platform = settings.Issuer ?? new Uri($"{Request.Scheme}://{Request.Host}");
        var result = await decide.AgreeAsync(id, platform, current.Actor, cancellation);
        if (!result.Ok)
        {
            return this.Show(result.Error, field => field);
        }

        Letter = result.Value.Letter;
        Sent = Letter is null;
        if (Letter is not null)
        {
            // A page with a form is never kept anyhow; the letter has none.
            Response.Headers.CacheControl = "private, no-store";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var result = await decide.DeclineAsync(id, current.Actor, cancellation);
        return result.Ok ? Redirect(AddressOf(id)) : this.Show(result.Error, field => field);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Asked = (await decide.FindAsync(id, current.Actor, cancellation)).Value;
        if (Asked is { Account.OfficerId: { } officer } && IsMine)
        {
            Seconds = await seconds.NamesAsync(officer, current.Actor, cancellation);
        }

        return Asked is not null;
    }
}
