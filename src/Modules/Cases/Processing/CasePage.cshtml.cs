using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Filing;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Cases.Returning;
using XaDienTu.Cases.Supplements;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>A case before the officer who has it: papers and answers to read, one decision to take.</summary>
[Authorize(Policies.Officer)]
[TakesUploads(MaxRequestBytes)]
internal sealed class CasePage(
    CasesDb db, CaseOverviewReading reading, CompleteStep complete, ConsultAgency consult, RequestSupplement request, AnswerSupplement answer,
    AttachResult attach, WithdrawCase withdraw, UploadFile upload, IOrganizationDirectory organizations, ActorAccessor who, TimeProvider clock) : PageModel, IShowsAgain
{
    private const long MaxRequestBytes = 100L * 1024 * 1024;
    private const int MostAgencies = 8;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? StepKey { get; set; }

    [BindProperty]
    public CaseForms Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public CaseOverview Overview { get; private set; } = null!;

    /// <summary>Which part of the decision block was sent; it stays open when it comes back.</summary>
    public string Sent { get; private set; } = "";

    public IReadOnlyList<OrganizationSummary> Agencies { get; private set; } = [];

    /// <summary>What was typed belongs to a step that somebody else finished meanwhile.</summary>
    public bool IsOvertaken => Sent.Length > 0 && Form.Step is not null && Overview.Mine?.Key != Form.Step && Form.Typed.Length > 0;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public Task<IActionResult> ShowAgainAsync(string handler, CancellationToken cancellation)
    {
        Sent = handler == "SendBack" ? "send-back" : handler.ToLowerInvariant();
        return ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnGetAgenciesAsync([FromQuery(Name = "q")] string? words, CancellationToken cancellation) =>
        new JsonResult((await FindAgenciesAsync(words ?? "", cancellation))
            .Select(agency => new { text = agency.AgencyName, note = agency.Identifier, value = agency.Id }));

    public Task<IActionResult> OnPostForwardAsync(CancellationToken cancellation) =>
        CompleteAsync("forward", StepOutcome.Forward, Form.Opinion, null, "Form.Opinion", cancellation, Papers);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellation) =>
        CompleteAsync("send-back", StepOutcome.Return, Form.ReturnReason, Form.ReturnTo, "Form.ReturnReason", cancellation);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellation) =>
        CompleteAsync("refuse", StepOutcome.Refuse, Form.RefusalReason, null, "Form.RefusalReason", cancellation);

    public async Task<IActionResult> OnPostResultAsync(CancellationToken cancellation)
    {
        if (Form.ResultFile is not { Length: > 0 } file)
        {
            return await AgainAsync("result", Error.Field("cases.result-file", "file", "Chọn tệp kết quả, ví dụ bản quét PDF."), _ => "Form.ResultFile", cancellation);
        }

        var stored = await StoreAsync(file, cancellation);
        var result = stored.Ok
            ? await attach.RunAsync(new AttachResultInput(Code, Form.ResultName ?? "", stored.Value.Hash, stored.Value.FileName), who.Actor, cancellation)
            : stored.Error;
        return await EndAsync("result", result, "Đã đính kèm kết quả.", field => field == "name" ? "Form.ResultName" : "Form.ResultFile", cancellation);
    }

    public async Task<IActionResult> OnPostSupplementAsync(CancellationToken cancellation)
    {
        var input = new RequestSupplementInput(Code, [.. Form.Items.Select(item => new SupplementItem(item.DocumentKey ?? "", item.What ?? ""))], Form.RespondBy);
        return await EndAsync(
            "supplement", await request.RunAsync(input, who.Actor, cancellation), "Đã gửi yêu cầu bổ sung. Thời hạn tạm dừng tới khi người nộp trả lời.",
            field => field == "respondBy" ? "Form.RespondBy" : "Form.Items[0].What", cancellation);
    }

    public async Task<IActionResult> OnPostConsultAsync(CancellationToken cancellation)
    {
        if (Form.AgencyId is null && !string.IsNullOrWhiteSpace(Form.Agency))
        {
            // Without scripts the name is all there is; one match is the one meant, several are offered.
            Agencies = await FindAgenciesAsync(Form.Agency, cancellation);
            Form.AgencyId = Agencies.Count == 1 ? Agencies[0].Id : Agencies.FirstOrDefault(agency => agency.AgencyName == Form.Agency)?.Id;
        }

        var input = new ConsultAgencyInput(Code, Form.Step ?? "", Form.AgencyId ?? Guid.Empty, Form.Question ?? "", Form.Hours ?? 0);
        return await EndAsync("consult", await consult.RunAsync(input, who.Actor, cancellation), "Đã gửi câu hỏi. Bước này chờ trả lời rồi làm tiếp.", field => field switch
        {
            "organization" => "Form.Agency",
            "question" => "Form.Question",
            _ => "Form.Hours",
        }, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) => await EndAsync(
        "withdraw", await withdraw.RunAsync(new WithdrawCaseInput(Code, Form.WithdrawalReason ?? ""), who.Actor, cancellation),
        "Đã rút hồ sơ. Trả lại giấy tờ bản chính cho người nộp.", _ => "Form.WithdrawalReason", cancellation);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellation)
    {
        foreach (var file in Form.AnswerFiles.Where(file => file.Length > 0))
        {
            var stored = await StoreAsync(file, cancellation);
            if (!stored.Ok)
            {
                return await AgainAsync("answer", stored.Error, _ => "Form.AnswerFiles", cancellation);
            }

            Form.Kept.Add(new KeptFile { Hash = stored.Value.Hash, Name = stored.Value.FileName });
        }

        var papers = Form.Kept.Select(file => new FiledDocument("", Path.GetFileNameWithoutExtension(file.Name), 0, 1, file.Hash, file.Name)).ToList();
        var result = await answer.RunAsync(new AnswerSupplementInput(Code, papers, Form.AnswerNote), who.Actor, cancellation);
        return await EndAsync("answer", result, "Đã nhận giấy tờ bổ sung.", field => field == "documents" ? "Form.AnswerNote" : "", cancellation);
    }

    private async Task<IActionResult> CompleteAsync(
        string sent, StepOutcome outcome, string? note, string? returnTo, string noteField, CancellationToken cancellation, PapersChecked papers = PapersChecked.None)
    {
        var result = await complete.RunAsync(new CompleteStepInput(Code, Form.Step ?? "", outcome, note, returnTo, papers), who.Actor, cancellation);
        var done = result.Ok && result.Value.Steps.Last(step => step.Key == Form.Step).Kind is StepKind.Withdraw ? "Đã trả lời người nộp." : "Đã chuyển bước.";
        return await EndAsync(sent, result, done, field => field switch
        {
            "result" => "Form.ResultFile",
            "applicantChecked" => "Form.ApplicantChecked",
            "submitterChecked" => "Form.SubmitterChecked",
            _ => noteField,
        }, cancellation);
    }

    private PapersChecked Papers => (Form.ApplicantChecked ? PapersChecked.Applicant : PapersChecked.None)
        | (Form.SubmitterChecked ? PapersChecked.Submitter : PapersChecked.None);

    private async Task<IActionResult> EndAsync<T>(string sent, Result<T> result, string done, Func<string, string> fieldOf, CancellationToken cancellation)
    {
        if (!result.Ok)
        {
            return await AgainAsync(sent, result.Error, fieldOf, cancellation);
        }

        Done = done;
        return Redirect($"{CaseSearchPage.Route}/{Code}");
    }

    private async Task<IActionResult> AgainAsync(string sent, Error error, Func<string, string> fieldOf, CancellationToken cancellation)
    {
        // The use case may have changed rows before it stopped: reading the case again must not save them.
        db.ChangeTracker.Clear();
        Sent = sent;
        var shown = await ShowAsync(cancellation);
        return shown is PageResult ? this.Show(error, fieldOf) : shown;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var result = await reading.RunAsync(Code, Form.Step ?? StepKey, who.Actor, cancellation);
        if (!result.Ok)
        {
            return NotFound();
        }

        Overview = result.Value;
        Form.Items.AddRange(Enumerable.Range(0, Math.Max(0, CaseForms.SupplementLines - Form.Items.Count)).Select(_ => new SupplementLine()));
        Form.ResultName ??= Overview.Content.Results.FirstOrDefault()?.Name;
        Form.RespondBy ??= clock.VietnamToday().AddDays(30);
        Form.Hours ??= 16;
        return Page();
    }

    private async Task<Result<UploadedFile>> StoreAsync(Microsoft.AspNetCore.Http.IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return await upload.RunAsync(content, file.FileName, who.Actor, cancellation);
    }

    private async Task<IReadOnlyList<OrganizationSummary>> FindAgenciesAsync(string words, CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var tree = await organizations.GetAsync(cancellation);
        return [.. tree.Search(words, today, MostAgencies * 2).Where(agency => agency.IsValidAt(today)).Take(MostAgencies)];
    }
}
