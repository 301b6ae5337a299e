using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>Answers first: can I, what to bring, how much, how long, where, the steps. Law last, folded.</summary>
[AllowAnonymous]
internal sealed class ProcedurePage(IProcedureCatalogue catalogue, ActorAccessor who, TimeProvider clock) : PageModel
{
    public ProcedureContent Procedure { get; private set; } = null!;

    /// <summary>Officers file for nobody from here: they take cases in at the counter.</summary>
    public bool MayFile => !who.Actor.IsOfficer && Procedure.Channels.Contains(Channel.Online);

    /// <summary>Papers everybody brings, then those for a case.</summary>
    public IEnumerable<RequiredDocument> Needed => Procedure.Documents.Where(document => document.When is null);

    public IEnumerable<IGrouping<string, RequiredDocument>> Cases =>
        Procedure.Documents.Where(document => document.When is not null).GroupBy(document => document.When!);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await catalogue.InForceAsync(code, clock.VietnamToday(), cancellation) is not { } found)
        {
            return NotFound();
        }

        Procedure = found.Content;
        return Page();
    }
}
