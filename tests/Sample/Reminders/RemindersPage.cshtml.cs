using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Parts;

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
    OwnReminders own, AddReminder add, CloseReminder close, IOrganizationDirectory organizations, ListReading lists, ActorAccessor who)
    : PageModel
{
    public const string Address = "/can-bo/sample";

    [BindProperty]
    public ReminderForm Form { get; set; } = new();

    public ShownList List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List = await lists.ReadAsync(this, Reminders(), cancellation);
        var tree = await organizations.GetAsync(cancellation);
        Agencies =
        [
            .. who.Actor.Posts.Select(post => post.OrganizationId).Distinct()
                .Select(id => new SelectListItem(tree.Find(id)?.AgencyName, id.ToString())),
        ];
        return List.Answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var added = await add.RunAsync(Form.ToInput(), who.Actor, cancellation);
        if (added.Ok)
        {
            return this.Done(Address, $"Đã ghi: {added.Value.Title}");
        }

        await OnGetAsync(cancellation);
        return this.Show(added.Error, field => $"Form.{field}");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        var closed = await close.RunAsync(id, who.Actor, cancellation);
        if (closed.Ok)
        {
            return this.Done(Address, $"Đã xong: {closed.Value.Title}");
        }

        await OnGetAsync(cancellation);
        return this.Show(closed.Error, field => field);
    }

    private ListOf<Reminder> Reminders() => new()
    {
        Title = "Việc cần nhớ",
        HideCaption = true,
        Rows = own.Of(who.Actor).AsNoTracking(),
        Order = OwnReminders.NewestFirst,
        Columns =
        [
            new("Việc", reminder => new(reminder.Title) { Note = reminder.Note }) { Look = ListLook.Name },
            new("Hạn", reminder => ListCell.Day(reminder.Due)),
            new("Trạng thái", reminder => reminder.ClosedAt is { } closed
                ? ListCell.Chip(Tone.Ok, $"Xong {VietnamTime.Short(closed)}")
                    : ListCell.Chip(Tone.Info, "Chưa xong")) { SaysItself = true },
            new("Việc làm", _ => "") { Look = ListLook.Acts, View = "ReminderActs" },
        ],
        Filters =
        [
            new WordsFilter<Reminder>(
                "q", "Tìm theo tên việc", (rows, word) => rows.Where(reminder => ModuleDb.Folded(reminder.Title).Contains(word))),
            new ChoiceFilter<Reminder>("trang-thai", "Trạng thái", "Mọi trạng thái",
            [
                new("chua", "Chưa xong", rows => rows.Where(reminder => reminder.ClosedAt == null)),
                new("xong", "Đã xong", rows => rows.Where(reminder => reminder.ClosedAt != null)),
            ]),
        ],
        FilterWords = "Lọc việc",
        Empty = new("Chưa có việc nào cần nhớ.", "Ghi việc đầu tiên ở dưới."),
    };
}
