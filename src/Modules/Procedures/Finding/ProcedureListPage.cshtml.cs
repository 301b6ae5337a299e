using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>Find a procedure: words with or without marks, field, level, audience.</summary>
[AllowAnonymous]
internal sealed class ProcedureListPage(IProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    public const string Address = "/thu-tuc";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "cap")]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "doi-tuong")]
    public string? Audience { get; set; }

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? LifeEvent { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public Page<ProcedureSummary> Found { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];

    public static IEnumerable<SelectListItem> Levels => LevelNames.All.Select(level => new SelectListItem(level.Value, level.Key));

    public static IEnumerable<SelectListItem> Audiences =>
        Enum.GetValues<Audience>().Select(audience => new SelectListItem(ProcedureWords.Of(audience), audience.ToString()));

    public string? NextUrl => Found.Next is null ? null : AddressOf(Found.Next);

    public string? FirstUrl => After is null ? null : AddressOf(null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var audience = EnumNames.Find<Audience>(Audience);
        Found = await catalogue.SearchAsync(new(Text, Field, Level, audience, LifeEvent, After), today, cancellation);
        Fields = [.. (await catalogue.FieldsAsync(today, cancellation)).Select(field => new SelectListItem(field, field))];
    }

    private string AddressOf(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", Text), ("linh-vuc", Field), ("cap", Level), ("doi-tuong", Audience),
            ("viec", LifeEvent), ("sau", after) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return Address + query;
    }
}
