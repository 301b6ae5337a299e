using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.WorkingTime;

/// <summary>Days off and make-up days of a year, and office hours: every officer reads them, administrators keep them.</summary>
[Authorize(Policies.Officer)]
internal sealed class WorkingTimePage(
    OrganizationsDb db, IOrganizationDirectory directory, IWorkingCalendars calendars, DeclareDay declareDay, WithdrawDay withdrawDay,
    SetHours setHours, WithdrawHours withdrawHours, ActorAccessor current, TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/lich-lam-viec";

    [BindProperty(SupportsGet = true, Name = "nam")]
    public string? TypedYear { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneWhat { get; set; }

    [BindProperty]
    public DayForm Day { get; set; } = new();

    [BindProperty]
    public HoursForm Hours { get; set; } = new();

    public int Year { get; private set; }

    public IReadOnlyList<DayRow> Days { get; private set; } = [];

    public IReadOnlyList<HoursRow> OwnHours { get; private set; } = [];

    public bool MayDeclareDays => WorkingTimeRights.MayDeclareDays(current.Actor);

    public bool MaySetHours => WorkingTimeRights.MaySetSomeHours(current.Actor);

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("Ngày nghỉ", nameof(CalendarEntryKind.DayOff)), new("Ngày làm bù", nameof(CalendarEntryKind.WorkingDay))];

    public static string DefaultWeekday => WorkingHours.Text(WorkingHours.Default.Weekday);

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostDayAsync(CancellationToken cancellation)
    {
        var kind = Enum.TryParse<CalendarEntryKind>(Day.Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : (CalendarEntryKind?)null;
        var result = await declareDay.RunAsync(new(ReadDay(Day.Date), kind, Day.Note), current.Actor, cancellation);
        return await AnswerAsync(result, "khai", nameof(Day), result.Ok ? result.Value.Year : null, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawDayAsync(string? day, CancellationToken cancellation) => ReadDay(day) is { } date
        ? await AnswerAsync(await withdrawDay.RunAsync(date, current.Actor, cancellation), "bo", "", date.Year, cancellation)
        : BadRequest();

    public async Task<IActionResult> OnPostHoursAsync(CancellationToken cancellation)
    {
        var result =
            await setHours.RunAsync(new(Hours.Identifier, ReadDay(Hours.From), Hours.Weekday, Hours.Saturday), current.Actor, cancellation);
        return await AnswerAsync(result, "gio", nameof(Hours), null, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawHoursAsync(Guid organization, string? from, CancellationToken cancellation) =>
        ReadDay(from) is { } day
        ? await AnswerAsync(await withdrawHours.RunAsync(organization, day, current.Actor, cancellation), "bo-gio", "", null, cancellation)
        : BadRequest();

    private async Task<IActionResult> AnswerAsync<T>(Result<T> result, string done, string form, int? year, CancellationToken cancellation)
    {
        if (result.Ok)
        {
            return Redirect($"{Address}?nam={year ?? ReadYear()}&xong={done}");
        }

        foreach (var (field, message) in result.Error.Fields)
        {
            ModelState.AddModelError($"{form}.{field}", message);
        }

        if (result.Error.Fields.Count == 0)
        {
            ModelState.AddModelError("", result.Error.Message);
        }

        await ShowAsync(cancellation);
        Response.StatusCode = ResultHttp.StatusOf(result.Error.Kind);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Year = ReadYear();
        var today = clock.VietnamToday();
        var (first, last) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        var declared = await db.CalendarDays.AsNoTracking().Where(day => day.Date >= first && day.Date <= last).Select(day => day.Date)
            .ToListAsync(cancellation);
        var calendar = await calendars.DefaultAsync(cancellation);
        Days =
        [
            .. calendar.DaysOff(first, last).Select(day => new DayRow(day.Day, false, day.Name))
                .Concat(calendar.MakeUpDays(first, last).Select(day => new DayRow(day.Day, true, day.Note)))
                .OrderBy(day => day.Date)
                .Select(day =>
                    day with { IsDeclared = declared.Contains(day.Date),
                        MayWithdraw = MayDeclareDays && declared.Contains(day.Date) && day.Date > today }),
        ];

        var tree = await directory.GetAsync(cancellation);
        OwnHours =
        [
            .. (await db.Hours.AsNoTracking().ToListAsync(cancellation))
                .Select(hours => (Hours: hours, Agency: tree.Find(hours.OrganizationId)!))
                .OrderBy(row => row.Agency.Identifier, StringComparer.Ordinal).ThenByDescending(row => row.Hours.From)
                .Select(row => new HoursRow(
                    row.Agency, row.Hours.From, row.Hours.Weekday, row.Hours.Saturday,
                    row.Hours.From > today && WorkingTimeRights.MaySetHours(current.Actor, row.Agency.Id, tree))),
        ];
        Hours.Identifier ??= current.Actor.Posts.FirstOrDefault(post => post.Role is OfficerRole.AgencyAdministrator) is { } post
            ? tree.Find(post.OrganizationId)?.Identifier
            : null;
    }

    private int ReadYear() =>
        int.TryParse(TypedYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= WorkingCalendar.FirstDay.Year
            && year <= WorkingCalendar.LastDay.Year
            ? year
            : clock.VietnamToday().Year;

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

internal sealed record DayRow(DateOnly Date, bool IsWorked, string Note, bool IsDeclared = false, bool MayWithdraw = false);

internal sealed record HoursRow(OrganizationSummary Agency, DateOnly From, string Weekday, string Saturday, bool MayWithdraw);

internal sealed class DayForm
{
    [MostLetters(Letters.Key)]
    public string? Date { get; set; }

    [MostLetters(Letters.Key)]
    public string? Kind { get; set; }

    [MostLetters(CalendarDay.MaxNoteLength)]
    public string? Note { get; set; }
}

internal sealed class HoursForm
{
    [MostLetters(Letters.Key)]
    public string? Identifier { get; set; }

    [MostLetters(Letters.Key)]
    public string? From { get; set; }

    [MostLetters(Letters.Key)]
    public string? Weekday { get; set; }

    [MostLetters(Letters.Key)]
    public string? Saturday { get; set; }
}
