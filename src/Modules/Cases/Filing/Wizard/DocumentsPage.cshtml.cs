using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>The papers: whatever files come with any button are kept at once, the good ones even beside a bad one.</summary>
[Authorize(Policies.Citizen)]
[TakesUploads(MostBytes)]
internal sealed class DocumentsPage(OpenDraft open, ActorAccessor who, AttachDraftFile attach, RemoveDraftFile remove)
    : WizardPage(open, who), IChecksModelState
{
    /// <summary>Of all files sent at once; each file has the platform's own limit.</summary>
    private const long MostBytes = 200L * 1024 * 1024;

    private const string FieldPrefix = "Tep.";

    public override string StepKey => WizardStep.Documents;

    /// <summary>"Tải tệp lên" was pressed: the page stays.</summary>
    [BindProperty(Name = "tai-len")]
    public bool Stay { get; set; }

    /// <summary>Paper and hash of the file whose "Xoá" was pressed.</summary>
    [BindProperty(Name = "xoa")]
    [MostLetters(Letters.FileName)]
    public string? Remove { get; set; }

    public IEnumerable<RequiredDocument> Papers => Procedure.Documents.Where(WizardStep.TakesFile);

    /// <summary>Nothing to send, only to bring or for the office to look up.</summary>
    public IEnumerable<RequiredDocument> Others =>
        Procedure.Documents.Where(document => !WizardStep.TakesFile(document) && document.FormKey is null);

    public static string FieldOf(RequiredDocument paper) => FieldPrefix + paper.Key;

    public IEnumerable<DraftFile> FilesOf(RequiredDocument paper) => Draft.Files.Where(file => file.DocumentKey == paper.Key);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        foreach (var file in Request.Form.Files)
        {
            await ReceiveAsync(file, cancellation);
        }

        if (Remove?.Split('|') is [var key, var hash])
        {
            await remove.RunAsync(new RemoveDraftFileInput(DraftId, key, hash), Actor, cancellation);
        }

        if (!Later && !Stay && Remove is null)
        {
            AskForMissing();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Stay || Remove is not null ? Redirect(Step.Url + (Changing ? "?sua=true" : "")) : Onward();
    }

    private async Task ReceiveAsync(IFormFile file, CancellationToken cancellation)
    {
        var key = file.Name.StartsWith(FieldPrefix, StringComparison.Ordinal) ? file.Name[FieldPrefix.Length..] : "";
        if (Papers.All(paper => paper.Key != key))
        {
            return;
        }

        await using var content = file.OpenReadStream();
        var result = await attach.RunAsync(new AttachDraftFileInput(DraftId, key, file.FileName, content), Actor, cancellation);
        if (!result.Ok)
        {
            ModelState.AddModelError(file.Name, result.Error.Message);
        }
    }

    private void AskForMissing()
    {
        foreach (var paper in Papers.Where(FilingCheck.MustBeHandedIn))
        {
            var enough = FilingCheck.Enough(paper, Procedure).ToList();
            if (!enough.Exists(one => FilesOf(one).Any())
                && ModelState.GetFieldValidationState(FieldOf(paper)) is not ModelValidationState.Invalid)
            {
                ModelState.AddModelError(FieldOf(paper), $"Chọn tệp cho giấy tờ: {FilingCheck.Names(enough)}.");
            }
        }
    }
}
