using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Procedures.Publishing;

/// <summary>One version with its flags beside the original text; the business administrator completes a draft here and publishes
/// it.</summary>
[Authorize(Policy = Policies.Officer)]
internal sealed class VersionPage(
    ProceduresDb db, CompleteDraft complete, PublishVersion publish, IEnumerable<ICheckVersion> checks, ActorAccessor current) : PageModel
{
    [BindProperty]
    public VersionForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneWhat { get; set; }

    public ProcedureVersion Version { get; private set; } = null!;

    public ProcedureContent Procedure { get; private set; } = null!;

    public bool MayEdit => Version.State == VersionState.Draft && current.Actor.Holds(OfficerRole.BusinessAdministrator);

    public bool IsReady => Procedure.IsReady();

    /// <summary>Of a draft: what no case could go through, and who keeps the catalogue must mend first.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public static IEnumerable<SelectListItem> Levels => LevelNames.All.Select(level => new SelectListItem(level.Value, level.Key));

    public static IEnumerable<SelectListItem> Units =>
        Enum.GetValues<TermUnit>().Select(unit => new SelectListItem(TermWords.Of(unit), unit.ToString()));

    public static IEnumerable<SelectListItem> StartPolicies =>
    [
        new("Không kể giờ nhận", nameof(StartPolicy.None)),
        new("Nhận sau 15 giờ tính từ ngày làm việc sau", nameof(StartPolicy.After15)),
        new("Trong ngày; nhận sau 15 giờ thì ngày làm việc sau", nameof(StartPolicy.SameDay15)),
    ];

    /// <summary>Fields that still have a flag, with the flags.</summary>
    public IEnumerable<IGrouping<string, ContentFlag>> Open => Procedure.Flags.GroupBy(flag => flag.Field.Split('.')[0]);

    public static string AddressOf(Guid versionId) => $"{VersionListPage.Address}/phien-ban/{versionId}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await ShowAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = VersionForm.Of(Procedure, Version.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await ShowAsync(id, cancellation))
        {
            return NotFound();
        }

        return Answer(await complete.RunAsync(Form.ToInput(id), current.Actor, cancellation), "luu");
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, [Between(0, int.MaxValue)] int editedFrom, CancellationToken cancellation)
    {
        if (!await ShowAsync(id, cancellation))
        {
            return NotFound();
        }

        var result = await publish.RunAsync(new(id, editedFrom), current.Actor, cancellation);
        Form = VersionForm.Of(Procedure, Version.Version);
        return Answer(result, "cong-bo");
    }

    private IActionResult Answer(Result<Done> result, string done)
    {
        if (result.Ok)
        {
            return Redirect($"{AddressOf(Version.Id)}?xong={done}");
        }

        ModelState.Clear();
        foreach (var (field, message) in result.Error.Fields)
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", message);
        }

        if (result.Error.Fields.Count == 0)
        {
            ModelState.AddModelError("", result.Error.Message);
        }

        Response.StatusCode = ResultHttp.StatusOf(result.Error.Kind);
        return Page();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == id, cancellation) is not { } version)
        {
            return false;
        }

        Version = version;
        Procedure = version.Read();
        Faults = MayEdit ? await checks.FaultsOfAsync(Procedure, cancellation) : [];
        return true;
    }
}

internal sealed class VersionForm
{
    [Between(0, int.MaxValue)]
    public int EditedFrom { get; set; }

    [MostLetters(ProcedureVersion.MaxNameLength)]
    public string? Name { get; set; }

    [MostLetters(ProcedureVersion.MaxFieldLength)]
    public string? Field { get; set; }

    [MostLetters(Letters.Key)]
    public string? CompetentLevel { get; set; }

    [MostLetters(ProcedureVersion.MaxTextLength, Kind = TextKind.Note)]
    public string? CompetentFunction { get; set; }

    [MostLetters(Letters.Key)]
    public string? TermAmount { get; set; }

    public TermUnit TermUnit { get; set; }

    public StartPolicy TermPolicy { get; set; }

    [MostLetters(ProcedureVersion.MaxTextLength, Kind = TextKind.Note)]
    public string? TermText { get; set; }

    [MostItems(ProcedureVersion.MostFees)]
    public List<FeeForm> Fees { get; set; } = [];

    [MostItems(ProcedureVersion.MostFlags, Letters = Letters.Line)]
    public List<string> Confirmed { get; set; } = [];

    public static VersionForm Of(ProcedureContent content, int editedFrom) => new()
    {
        EditedFrom = editedFrom,
        Name = content.Name,
        Field = content.Field,
        CompetentLevel = content.CompetentLevel,
        CompetentFunction = content.CompetentFunction,
        TermAmount = content.Term.Amount == 0 ? null : content.Term.Amount.ToString(CultureInfo.InvariantCulture),
        TermUnit = content.Term.Unit,
        TermPolicy = content.Term.Policy,
        TermText = content.Term.Text,
        // One empty line more, for a fee that is missing.
        Fees = [.. content.Fees.Select(FeeForm.Of), new FeeForm()],
    };

    public CompleteDraftInput ToInput(Guid versionId) => new(
        versionId,
        EditedFrom,
        Name ?? "",
        Field ?? "",
        CompetentLevel ?? "",
        CompetentFunction,
        int.TryParse(Grouped.Digits(TermAmount), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        TermUnit,
        TermPolicy,
        TermText,
        [.. Fees.Where(fee => !string.IsNullOrWhiteSpace(fee.Amount)).Select(fee => fee.ToFee())],
        Confirmed);
}

internal sealed class FeeForm
{
    [MostLetters(ProcedureVersion.MaxTextLength, Kind = TextKind.Note)]
    public string? Name { get; set; }

    [MostLetters(Letters.Key)]
    public string? Amount { get; set; }

    public FeePer Per { get; set; }

    [MostLetters(ProcedureVersion.MaxTextLength, Kind = TextKind.Note)]
    public string? Note { get; set; }

    public Channel? Channel { get; set; }

    public static FeeForm Of(Fee fee) => new()
    {
        Name = fee.Name,
        Amount = fee.Amount.ToString(CultureInfo.InvariantCulture),
        Per = fee.Per,
        Note = fee.Note,
        Channel = fee.Channel,
    };

    /// <summary>An amount that is no number becomes -1, which the use case refuses.</summary>
    public Fee ToFee() => new(
        string.IsNullOrWhiteSpace(Name) ? "Phí, lệ phí" : Name.Trim(),
        long.TryParse(Grouped.Digits(Amount), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : -1,
        Per,
        string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
        Channel);
}
