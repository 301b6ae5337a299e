using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.LifeEvents;

/// <summary>The procedures of one event in life; without a name, all events.</summary>
[AllowAnonymous]
internal sealed class LifeEventPage(IProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Slug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>Null on the page of all events.</summary>
    public LifeEvent? Event { get; private set; }

    public Page<ProcedureSummary> Found { get; private set; } = new([], null);

    public string? NextUrl => Found.Next is { } next ? $"{Event!.Url}?sau={next}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Slug is null)
        {
            return Page();
        }

        Event = LifeEvent.Find(Slug);
        if (Event is null)
        {
            return NotFound();
        }

        Found = await catalogue.SearchAsync(new ProcedureQuery(LifeEvent: Slug, After: After), clock.VietnamToday(), cancellation);
        return Page();
    }
}
