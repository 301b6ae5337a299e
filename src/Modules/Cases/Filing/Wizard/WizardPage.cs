using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>What every page of a begun filing shares: its draft, its place among the steps, and where to go next.</summary>
internal abstract class WizardPage(OpenDraft open, ActorAccessor who) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string ProcedureCode { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid DraftId { get; set; }

    /// <summary>Came from the check page and goes back there.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public bool Changing { get; set; }

    /// <summary>"Lưu, làm sau" was pressed.</summary>
    [BindProperty(Name = "sau")]
    public bool Later { get; set; }

    /// <summary>The mark of what was stored when the page was shown.</summary>
    [BindProperty(Name = "seen")]
    [MostLetters(Letters.Key)]
    public string? Seen { get; set; }

    public CaseDraft Draft { get; private set; } = null!;

    public ProcedureContent Procedure { get; private set; } = null!;

    public OrganizationSummary? Receiving { get; private set; }

    public OrganizationTree Tree { get; private set; } = null!;

    public IReadOnlyList<WizardStep> Steps => WizardStep.Of(Procedure, Draft);

    public abstract string StepKey { get; }

    /// <summary>The answers of this page that are stored now.</summary>
    public virtual IReadOnlyDictionary<string, string> Stored { get; } = new Dictionary<string, string>();

    /// <summary>A mark of <see cref="Stored"/>: by it the page that is sent knows whether another window has saved meanwhile.</summary>
    public string StoredMark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Stored.Where(answer => answer.Value.Length > 0).OrderBy(answer => answer.Key, StringComparer.Ordinal)))))[..16];

    public int Number => Place(Steps) + 1;

    public WizardStep Step => Steps[Place(Steps)];

    public string BackUrl => Changing ? CheckUrl : Place(Steps) is > 0 and var place ? Steps[place - 1].Url : $"/thu-tuc/{ProcedureCode}";

    public string CheckUrl => Steps[^1].Url;

    /// <summary>When what is on the page was last kept, in words.</summary>
    public string SavedWords => $"Đã lưu {VietnamTime.Short(Draft.UpdatedAt)}";

    protected Actor Actor => who.Actor;

    protected async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await open.RunAsync(ProcedureCode, DraftId, Actor, cancellation) is not { } opened)
        {
            return false;
        }

        (Draft, Procedure, Receiving, Tree) = opened;
        return Place(Steps) >= 0;
    }

    /// <summary>The draft was filed or thrown away, perhaps in another window, or is somebody else's: the list tells what there
    /// is.</summary>
    protected IActionResult Gone()
    {
        HttpContext.NotReceived();
        return Redirect($"{CaseLinks.OwnCases}?ban-nhap=het");
    }

    protected IActionResult Onward() => Later ? Redirect($"{CaseLinks.OwnCases}?ban-nhap=luu")
        : Redirect(Changing ? CheckUrl : Steps[Math.Min(Place(Steps) + 1, Steps.Count - 1)].Url);

    /// <summary>Everything is kept; who wants to go on later may, faults and all.</summary>
    protected IActionResult Answer(Result<CaseDraft> result, Func<string, string> place)
    {
        if (result.Ok)
        {
            return Onward();
        }

        if (result.Error.Kind is ErrorKind.NotFound)
        {
            return Gone();
        }

        return Later && result.Error.Kind is ErrorKind.Invalid ? Onward() : this.Refuse(result.Error, place);
    }

    /// <summary>
    /// Another window saved other answers since this page was shown: nothing is written over, both are shown, and what stands in the boxes
    /// is kept at the next press. Null when there is no such answer.
    /// </summary>
    /// <param name="wordOf">Name of the box and words for a stored answer; null where the page asks nothing.</param>
    protected IActionResult? Clash(IReadOnlyDictionary<string, string> typed, Func<string, string?, (string Box, string Word)?> wordOf)
    {
        if (Seen is null || Seen == StoredMark)
        {
            return null;
        }

        var differing = Stored.Keys.Union(typed.Keys)
            .Where(key => Stored.GetValueOrDefault(key, "") != typed.GetValueOrDefault(key, ""))
            .Select(key => wordOf(key, Stored.GetValueOrDefault(key))).OfType<(string Box, string Word)>().ToList();
        if (differing.Count == 0)
        {
            return null;
        }

        foreach (var (box, word) in differing)
        {
            ModelState.AddModelError(box, word.Length > 0
                ? $"Cửa sổ khác vừa lưu “{word}”. Sửa lại theo đó, hoặc để nguyên rồi lưu lần nữa."
                : "Cửa sổ khác vừa lưu ô này trống. Xoá đi, hoặc để nguyên rồi lưu lần nữa.");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private int Place(IReadOnlyList<WizardStep> steps)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].Key == StepKey)
            {
                return index;
            }
        }

        return -1;
    }
}
