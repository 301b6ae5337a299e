using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Organizations.Registers;

/// <summary>The registers of the agencies whose numbers the officer keeps.</summary>
[Authorize(Policies.Officer)]
internal sealed class RegistersPage(
    RegisterReading reading, OpenRegister open, IOrganizationDirectory directory, ActorAccessor who, TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/so";
    private const int FirstYear = 2000;

    [BindProperty(SupportsGet = true, Name = "nam")]
    [Between(FirstYear, 9999)]
    public int? TypedYear { get; set; }

    [BindProperty]
    public OpenRegisterForm Form { get; set; } = new();

    public IReadOnlyList<RegisterView> Registers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public int ThisYear => clock.VietnamToday().Year;

    public int Year => TypedYear is >= FirstYear && TypedYear <= ThisYear ? TypedYear.Value : ThisYear;

    public string AgencyName(Guid id) => Agencies.First(agency => agency.Value == id.ToString()).Text;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        RegisterRights.Agencies(who.Actor).Count == 0 ? Forbid() : await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var own = RegisterRights.Agencies(who.Actor);
        if (own.Count == 0)
        {
            return Forbid();
        }

        var opened = await open.RunAsync(
            new(own is [var only] ? only : Form.OrganizationId, Form.Title, Form.Book, Form.Format, Form.First), who.Actor, cancellation);
        if (opened.Ok)
        {
            return Redirect(RegisterPage.AddressOf(opened.Value));
        }

        await ShowAsync(cancellation);
        return this.Show(opened.Error, field => $"{nameof(Form)}.{field}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var own = RegisterRights.Agencies(who.Actor);
        var tree = await directory.GetAsync(cancellation);
        Agencies = [.. own.Select(id => new SelectListItem(tree.Find(id)!.AgencyName, id.ToString()))];
        Registers = await reading.OfAsync(own, Year, cancellation);
        return Page();
    }
}

internal sealed class OpenRegisterForm
{
    public Guid? OrganizationId { get; set; }

    [MostLetters(RegisterPlan.MaxTitleLength)]
    public string? Title { get; set; }

    [MostLetters(RegisterKey.MaxBookLength)]
    public string? Book { get; set; }

    [MostLetters(NumberFormat.MaxLength)]
    public string? Format { get; set; }

    [PlainDigits]
    [Between(1, RegisterPlan.MostFirst)]
    public int? First { get; set; }
}
