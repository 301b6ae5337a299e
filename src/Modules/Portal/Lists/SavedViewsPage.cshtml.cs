using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Portal.Lists;

internal sealed class ViewForm
{
    [MostLetters(KeptView.MaxPathLength)]
    public string? Path { get; set; }

    [MostLetters(KeptView.MaxQueryLength)]
    public string? Query { get; set; }

    [MostLetters(KeptView.MaxListLength)]
    public string? List { get; set; }

    [MostLetters(KeptView.MaxNameLength)]
    public string? Name { get; set; }
}

/// <summary>The views of lists that an officer keeps: the forms above the lists send here, and here they are laid aside.</summary>
[Authorize(Policies.Officer)]
internal sealed class SavedViewsPage(PortalDb db, KeepView keep, ForgetView forget, ActorAccessor who) : PageModel
{
    public const string Address = SavedViews.Address;

    /// <summary>Over all lists; more than anybody finds his way in.</summary>
    private const int Most = 200;

    [BindProperty]
    public ViewForm Form { get; set; } = new();

    public IReadOnlyList<KeptView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var account = who.Actor.AccountId;
        Views = await db.Views.AsNoTracking().Where(view => view.AccountId == account).OrderBy(view => view.Path).ThenBy(view => view.Id)
            .Take(Most).ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var kept = await keep.RunAsync(new(Form.Path, Form.Query, Form.List, Form.Name), who.Actor, cancellation);
        if (kept.Ok)
        {
            return LocalRedirect(kept.Value.Url);
        }

        await OnGetAsync(cancellation);
        return this.Show(kept.Error, field => $"Form.{field}");
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid view, CancellationToken cancellation)
    {
        var forgotten = await forget.RunAsync(view, who.Actor, cancellation);
        if (forgotten.Ok)
        {
            return Redirect(Address);
        }

        await OnGetAsync(cancellation);
        return this.Show(forgotten.Error, field => field);
    }
}
