using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Parts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Tracking;

/// <summary>
/// Where is my case, without an account. The code may stand in the address; the ID number comes by POST only, so it is
/// in no log and no history of a browser.
/// </summary>
[AllowAnonymous]
[Braked(TrackingBrake.Limit)]
internal sealed class TrackPage(TrackCase track, IWorkingCalendars calendars, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ma")]
    [MostLetters(Letters.Key)]
    public string? Code { get; set; }

    [BindProperty, PlainDigits]
    [MostLetters(Letters.Key)]
    public string? IdNumber { get; set; }

    public TrackedCase? Found { get; private set; }

    public DeadlineChip? Deadline { get; private set; }

    public IEnumerable<TimelineEntry> Events =>
        Found!.Events.Select(line => new TimelineEntry(line.Sentence, VietnamTime.Short(line.At), Note: line.Note));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(Code))
        {
            faults["ma"] = "Điền mã hồ sơ, ghi ở đầu giấy hẹn.";
        }

        if (string.IsNullOrEmpty(IdNumber))
        {
            faults[nameof(IdNumber)] = "Điền số căn cước của chủ hồ sơ hoặc người nộp, gồm 12 chữ số.";
        }

        if (faults.Count > 0)
        {
            return this.Refuse(Error.Invalid("tracking.incomplete", faults));
        }

        var result = await track.RunAsync(Code!, IdNumber, HttpContext.Connection.RemoteIpAddress, cancellation);
        if (!result.Ok)
        {
            return this.Refuse(result.Error);
        }

        Found = result.Value;
        Deadline = Deadlines.Promised(
            await calendars.ForAsync(Found.CompetentOrganizationId, cancellation), clock.GetUtcNow(), Found.Status, Found.SubmittedAt,
            Found.DueAt, Found.FinishedAt);
        return Page();
    }
}
