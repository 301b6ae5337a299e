using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Sample.Reminders;

internal sealed class ReminderForm
{
    public Guid? OrganizationId { get; set; }

    [MostLetters(Reminder.MaxTitleLength)]
    public string? Title { get; set; }

    [MostLetters(Reminder.MaxNoteLength, Kind = TextKind.Note)]
    public string? Note { get; set; }

    public DateInput Due { get; set; } = new();

    public AddReminderInput ToInput() => new(OrganizationId, Title, Note, Due.Date);
}

/// <summary>What the agencies of an officer must not forget, the newest first; a form for more.</summary>
[Authorize(Policies.Officer)]
internal sealed class RemindersPage(
    OwnReminders own, AddReminder add, CloseReminder close, IOrganizationDirectory organizations, ActorAccessor who) : PageModel
{
    public const string Address = "/can-bo/sample";

    [BindProperty]
    public ReminderForm Form { get; set; } = new();

    [BindProperty(Name = "sau", SupportsGet = true)]
    [MostLetters(Letters.Key)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<Reminder> Shown { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public string? NextUrl => Shown.Next is { } next ? $"{Address}?sau={next}" : null;

    public string? FirstUrl => After is null ? null : Address;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Shown = await own.PageAsync(who.Actor, After, cancellation);
        var tree = await organizations.GetAsync(cancellation);
        Agencies =
        [
            .. who.Actor.Posts.Select(post => post.OrganizationId).Distinct()
                .Select(id => new SelectListItem(tree.Find(id)?.AgencyName, id.ToString())),
        ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var added = await add.RunAsync(Form.ToInput(), who.Actor, cancellation);
        if (added.Ok)
        {
            Done = $"Đã ghi: {added.Value.Title}.";
            return Redirect(Address);
        }

        await OnGetAsync(cancellation);
        return this.Show(added.Error, field => $"Form.{field}");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        var closed = await close.RunAsync(id, who.Actor, cancellation);
        if (closed.Ok)
        {
            Done = $"Đã xong: {closed.Value.Title}.";
            return Redirect(Address);
        }

        await OnGetAsync(cancellation);
        return this.Show(closed.Error, field => field);
    }
}
