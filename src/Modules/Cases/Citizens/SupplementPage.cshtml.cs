using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Citizens;

/// <summary>A file that came with an earlier try of this page; who uploaded it is checked again when it is handed in.</summary>
internal sealed record KeptFile(int Item, string Hash, string FileName, long Length);

/// <summary>The answer to a supplement request: a file for each fault, a note. Files that came are kept whatever else is wrong.</summary>
[Authorize(Policies.Citizen)]
[TakesUploads(MostBytes)]
internal sealed class SupplementPage(
    OwnCase own, UploadFile upload, AnswerSupplement answer, IProcedureCatalogue procedures, ActorAccessor who, TimeProvider clock)
    : PageModel, IChecksModelState
{
    private const long MostBytes = 200L * 1024 * 1024;
    private const string FieldPrefix = "Tep.";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Note { get; set; }

    /// <summary>Files already received, as JSON lines carried by the form.</summary>
    [BindProperty(Name = "giu")]
    [MostItems(CaseDocument.MostAtOnce, Letters = 1000)]
    public List<string> KeptLines { get; set; } = [];

    [BindProperty(Name = "tai-len")]
    public bool Stay { get; set; }

    /// <summary>Place in the list of the kept file whose "Xoá" was pressed.</summary>
    [BindProperty(Name = "xoa")]
    [Between(0, 999)]
    public int? Remove { get; set; }

    public Case Filed { get; private set; } = null!;

    public SupplementRequest? Asked { get; private set; }

    public List<KeptFile> Kept { get; private set; } = [];

    public ProcedureContent Procedure { get; private set; } = null!;

    /// <summary>Answers of the declaration: as filed, then as typed.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>The fields of the declaration but those that stand at this fault; the same field is asked once.</summary>
    public IReadOnlyCollection<string>? AllBut(int item)
    {
        var name = Asked!.Items[item].Field;
        var isFirst = Asked.Items.FindIndex(other => other.Field == name) == item;
        return name.Length == 0 || !isFirst || SupplementWords.FieldOf(Procedure, Asked.Items[item]) is null ? null
            : [.. Procedure.Form!.Fields.Select(field => field.Name).Where(other => other != name)];
    }

    /// <summary>Something else than fields of the declaration is to be mended.</summary>
    public bool TakesFiles => Enumerable.Range(0, Asked!.Items.Count).Any(item => AllBut(item) is null);

    /// <summary>The group of the field: of one group no heading is written.</summary>
    public IReadOnlyCollection<string> GroupsOf(int item) => [SupplementWords.FieldOf(Procedure, Asked!.Items[item])!.Group];

    public static string FieldOf(int item) => $"{FieldPrefix}{item}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Kept = [.. KeptLines.Take(CaseDocument.MostAtOnce).Select(Read).OfType<KeptFile>()];
        if (Remove is { } place && place >= 0 && place < Kept.Count)
        {
            Kept.RemoveAt(place);
        }

        foreach (var file in Request.Form.Files)
        {
            await ReceiveAsync(file, cancellation);
        }

        var typed = Asked is null ? [] : FormAnswers.Read(Request.Form, Correcting.FieldsOf(Asked, Procedure));
        Values =
            Values.Concat(typed.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value!)))
            .GroupBy(answer => answer.Key).ToDictionary(answers => answers.Key, answers => answers.Last().Value);
        // The list goes back as it is now, not as it was sent.
        ModelState.Remove("giu");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (Stay || Remove is not null)
        {
            return Page();
        }

        var unasked = typed.Count == 0
            ? []
            : UnaskedAnswers.Faults(Request.Form, Procedure.Form!, Values, clock.VietnamToday()).ToDictionary();
        if (unasked.Count > 0)
        {
            return this.Refuse(Error.Invalid("cases.correction", unasked));
        }

        var result =
            await answer.RunAsync(new AnswerSupplementInput(Code, [.. Kept.Select(DocumentOf)], Note, typed), who.Actor, cancellation);
        return result.Ok ? Redirect($"{CaseLinks.OwnCase(Code)}?xong=bo-sung")
            : this.Refuse(result.Error, field => Correcting.FieldIn(field) ?? FieldOf(0));
    }

    private async Task ReceiveAsync(IFormFile file, CancellationToken cancellation)
    {
        if (!file.Name.StartsWith(FieldPrefix, StringComparison.Ordinal) || !int.TryParse(file.Name[FieldPrefix.Length..], out var item))
        {
            return;
        }

        await using var content = file.OpenReadStream();
        var result = await upload.RunAsync(content, file.FileName, who.Actor, cancellation);
        if (result.Ok)
        {
            Kept.Add(new KeptFile(item, result.Value.Hash, result.Value.FileName, result.Value.Length));
        }
        else
        {
            ModelState.AddModelError(file.Name, result.Error.Message);
        }
    }

    private FiledDocument DocumentOf(KeptFile file)
    {
        var key = Asked is { } asked && file.Item >= 0 && file.Item < asked.Items.Count ? asked.Items[file.Item].DocumentKey : "";
        var name = Procedure.Documents.FirstOrDefault(paper => key.Length > 0 && paper.Key == key)?.Name ?? "Giấy tờ bổ sung";
        return new FiledDocument(key, name, 0, 0, file.Hash, file.FileName);
    }

    private static KeptFile? Read(string line)
    {
        try
        {
            // A line that names no file is none of ours.
            return JsonText.Parse<KeptFile>(line) is { Hash: not null, FileName: not null } file ? file : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await own.RunAsync(Code, who.Actor, cancellation);
        if (!found.Ok)
        {
            return false;
        }

        Filed = found.Value;
        Procedure = await procedures.ContentOfAsync(Filed, cancellation);
        Values = JsonText.Parse<Dictionary<string, string>>(Filed.FormData);
        Asked = Filed.Status is CaseStatus.SupplementRequested
            ? Filed.Supplements.FirstOrDefault(request => request.AnsweredAt is null)
            : null;
        return true;
    }
}
