using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Reception;

/// <summary>One screen from the person at the counter to the printed receipt. Each look-up is a send of the one form, so it works without
/// scripts.</summary>
[Authorize(Policies.OneStopClerk)]
[TakesUploads(MaxRequestBytes)]
internal sealed partial class ReceptionPage(ReceptionDesk desk, AcceptAtCounter accept, UploadFile upload, ActorAccessor who,
    TimeProvider clock) : PageModel, IShowsAgain
{
    public const string Route = "/can-bo/tiep-nhan";
    private const long MaxRequestBytes = 200L * 1024 * 1024;

    [BindProperty]
    public ReceptionForm Form { get; set; } = new();

    public IReadOnlyList<OrganizationSummary> Counters { get; private set; } = [];

    public OrganizationSummary Counter { get; private set; } = null!;

    public OnFile? OnFile { get; private set; }
    public string? TooManyLookUps { get; private set; }

    /// <summary>Whether this answer brings what a card said.</summary>
    public bool ReadsCard { get; private set; }

    public ChosenProcedure? Chosen { get; private set; }

    /// <summary>A refusal ends the case for good: the page asks once more, with everything as it was typed.</summary>
    public bool AsksToRefuse { get; private set; }

    /// <summary>Procedures to choose from; null when none was looked for.</summary>
    public IReadOnlyList<ProcedureSummary>? Matches { get; private set; }

    public static IReadOnlyList<SelectListItem> Ways { get; } =
        [.. Enum.GetValues<ResultWay>().Select(way => new SelectListItem(way.Word(), way.ToString()))];

    /// <summary>The case of the person before, whose receipt is printed while the next one comes.</summary>
    [BindProperty(SupportsGet = true, Name = "da-nhan")]
    [MostLetters(Letters.Key)]
    public string? ReceivedCode { get; set; }

    public ReceivedCase? Received { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "quay")] Guid? counter, CancellationToken cancellation)
    {
        Form = new ReceptionForm { OrganizationId = counter, Key = Guid.CreateVersion7().ToString() };
        await LoadCounterAsync(cancellation);
        Received = await desk.ReceivedAsync(ReceivedCode, Counter, cancellation);
    }

    public async Task<IActionResult> OnGetProceduresAsync(
        [FromQuery(Name = "q")] string? words, [FromQuery(Name = "quay")] Guid? counter, CancellationToken cancellation)
    {
        Form = new ReceptionForm { OrganizationId = counter };
        await LoadCounterAsync(cancellation);
        var found = await desk.ProceduresAsync(words ?? "", Counter, cancellation);
        return new JsonResult(found.Select(procedure => new { text = procedure.Name, note = procedure.Code, value = procedure.Code }));
    }

    public async Task<IActionResult> OnPostPersonAsync(CancellationToken cancellation)
    {
        await LoadCounterAsync(cancellation);
        await LoadPersonAsync(cancellation);
        TellWrongNumbers();
        answersPart = true;
        if (ReadsCard || OnFile is { IsKnown: true })
        {
            HandsTo(Form.IdNumber is null ? "Form_IdNumber" : string.IsNullOrWhiteSpace(Form.FullName) ? "Form_FullName" : "Form_Words",
                "#block-1");
            return Partial("ReceptionPerson", this);
        }

        // Nothing to fill in: the fields, in which the clerk types by now, stay untouched.
        Response.Headers["HX-Retarget"] = "#on-file";
        return Partial("ReceptionNobody", this);
    }

    public async Task<IActionResult> OnPostProcedureAsync(CancellationToken cancellation)
    {
        await LoadCounterAsync(cancellation);
        await LoadProcedureAsync(mayGuess: true, cancellation);
        if (Chosen is { Content.Documents: var papers })
        {
            HandsTo(papers.Count == 0 ? "Form_Delivery" : $"Form_Papers_{Chosen.FirstPaper}__Have", "#block-2");
        }

        return Partial("ReceptionFiling", this);
    }

    public async Task OnPostLookAsync(CancellationToken cancellation)
    {
        await LoadAsync(mayGuess: true, cancellation);
        TellWrongNumbers();
    }

    public async Task<IActionResult> ShowAgainAsync(string handler, CancellationToken cancellation)
    {
        await LoadAsync(mayGuess: true, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation) =>
        await ReceiveAsync(null, code => $"{Route}?quay={Counter.Id}&da-nhan={code}", cancellation);

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellation) =>
        await ReceiveAsync(Form.RefusalReason ?? "", code => $"/can-bo/ho-so/{code}", cancellation);

    private async Task<IActionResult> ReceiveAsync(string? refusal, Func<string, string> next, CancellationToken cancellation)
    {
        // Words that are no procedure's name are a question, not a choice: its papers were not on the clerk's screen yet.
        await LoadAsync(mayGuess: false, cancellation);
        if (Chosen is null)
        {
            TellWrongNumbers();
            ModelState.AddModelError(
                "Form.Words", Matches is { Count: > 0 } ? "Chọn một thủ tục trong danh sách tìm thấy." : "Tìm và chọn thủ tục.");
            if (string.IsNullOrWhiteSpace(Form.FullName))
            {
                ModelState.AddModelError("Form.FullName", "Điền họ, chữ đệm và tên.");
            }
        }

        if (refusal is null)
        {
            TellUnasked();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = ResultHttp.StatusOf(ErrorKind.Invalid);
            return Page();
        }

        if (!string.IsNullOrWhiteSpace(refusal) && !Form.Confirmed)
        {
            AsksToRefuse = true;
            return Page();
        }

        var input = new AcceptAtCounterInput(Form.ToInput(Chosen!.Content, OnFile?.Person), Form.Key ?? "", refusal);
        var result = await accept.RunAsync(input, who.Actor, cancellation);
        return result.Ok ? Redirect(next(result.Value.Code)) : this.Show(Worded(result.Error), Form.FieldOf);
    }

    private async Task LoadAsync(bool mayGuess, CancellationToken cancellation)
    {
        await LoadCounterAsync(cancellation);
        await LoadPersonAsync(cancellation);
        await LoadProcedureAsync(mayGuess, cancellation);
        await TakeFilesAsync(cancellation);
    }

    private async Task LoadCounterAsync(CancellationToken cancellation)
    {
        Counters = await desk.CountersAsync(who.Actor, cancellation);
        Counter = Counters.FirstOrDefault(counter => counter.Id == Form.OrganizationId) ?? Counters[0];
        Form.OrganizationId = Counter.Id;
    }

    private void TakeCards()
    {
        var taken = Form.TakeCards(clock.VietnamToday(), (field, words) => ModelState.AddModelError($"Form.{field}", words));
        ReadsCard = taken.Contains(nameof(Form.IdNumber));
        foreach (var entry in taken.Select(field => ModelState[$"Form.{field}"]).OfType<ModelStateEntry>())
        {
            // What the field shows is now what the card says, beside the error it may have.
            (entry.RawValue, entry.AttemptedValue) = (null, null);
        }
    }

    /// <summary>Where the clerk's hands go on, if they are still in the part that was answered.</summary>
    private void HandsTo(string field, string within) =>
        Response.Headers["HX-Trigger-After-Settle"] = JsonText.Of(new { hands = new { to = field, within } });

    private async Task LoadPersonAsync(CancellationToken cancellation)
    {
        TakeCards();
        var sought = Form.IdNumber is { Length: <= Letters.Key } number ? number : null;
        if (desk.TooManyLookUps(sought, who.Actor) is { } tooMany)
        {
            ModelState.AddModelError("Form.IdNumber", TooManyLookUps = tooMany.Message);
            return;
        }

        OnFile = await desk.PersonAsync(sought, Counter, who.Actor, cancellation);
        var isAnother = Form.IdNumber != Form.FilledFor;
        if (OnFile is { IsKnown: true } known && isAnother)
        {
            var replaces = Form.FilledFor is not null;
            Form.FullName = Fill("Form.FullName", Form.FullName, known.FullName, replaces);
            Form.Phone = Fill("Form.Phone", Form.Phone, known.Phone, replaces);
            Form.Address = Fill("Form.Address", Form.Address, known.Address, replaces);
            Form.FilledFor = Form.IdNumber;
        }
        else if (ReadsCard)
        {
            // What no card says.
            Form.Phone = OnFile?.Phone;
        }
    }

    /// <summary>What was typed stays, unless it came from the file of the number typed before.</summary>
    private string? Fill(string field, string? typed, string? onFile, bool replaces)
    {
        if (!replaces && !string.IsNullOrWhiteSpace(typed))
        {
            return typed;
        }

        ModelState.Remove(field);
        return onFile;
    }

    private async Task LoadProcedureAsync(bool mayGuess, CancellationToken cancellation)
    {
        var words = Form.Words is { Length: <= Letters.Line } typed ? typed.Trim() : null;
        Chosen = await desk.ProcedureAsync(Form.Pick ?? Form.ProcedureCode, Counter, cancellation);
        if (Chosen is not null && Form.Pick is null && words != Chosen.Content.Name)
        {
            Chosen = null;   // Other words were typed since it was chosen.
        }

        if (Chosen is null && !string.IsNullOrEmpty(words))
        {
            Matches = await desk.ProceduresAsync(words, Counter, cancellation);
            Chosen =
                Matches.FirstOrDefault(match => (mayGuess && Matches.Count == 1) || match.Name == words || match.Code == words) is { } only
                ? await desk.ProcedureAsync(only.Code, Counter, cancellation)
                : null;
        }

        Form.ProcedureCode = Chosen?.Content.Code;
        if (Chosen is null)
        {
            return;
        }

        Matches = null;
        ReadAnswers(Chosen.Content);
        Form.Words = Chosen.Content.Name;
        ModelState.Remove("Form.Words");
        ModelState.Remove("Form.Pick");
        var before = Form.Papers.Select(line => line.Key).ToList();
        Form.LayOut(Chosen.Content);
        PaperFaults.Move(ModelState, before, Form.Papers);
    }

    /// <summary>Keeps each file at once: a fault elsewhere must not make the clerk scan again.</summary>
    private async Task TakeFilesAsync(CancellationToken cancellation)
    {
        foreach (var (line, name) in Form.Papers.Select((line, index) => (line, $"Form.Papers[{index}].File"))
            .Append((Form.Other, "Form.Other.File")))
        {
            if (line.File is not { Length: > 0 } file)
            {
                continue;
            }

            await using var content = file.OpenReadStream();
            var stored = await upload.RunAsync(content, file.FileName, who.Actor, cancellation);
            if (!stored.Ok)
            {
                ModelState.AddModelError(name, stored.Error.Message);
                continue;
            }

            line.FileHash = stored.Value.Hash;
            line.FileName = stored.Value.FileName;
            line.Have = true;
        }
    }

    private static Error Worded(Error error) => error.Code == "idempotency.other-request"
        ? Error.Conflict(error.Code, "Hồ sơ của lần điền này đã nhận rồi. Bấm “Hồ sơ mới” để nhận hồ sơ khác.")
        : error;
}
