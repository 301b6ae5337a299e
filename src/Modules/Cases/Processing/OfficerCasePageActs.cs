using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Processing;

/// <summary>What was done, in words.</summary>
internal sealed record ActDone(string Sentence);

/// <summary>The buttons of the case page.</summary>
internal sealed partial class OfficerCasePage
{
    /// <summary>Keeps what was typed and chosen, and shows it again: what Enter in a field does, and "no" to a question.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation) =>
        await TakeFilesAsync(cancellation) ? await ShowAsync(cancellation) : await WrongFileAsync("", cancellation);

    public Task<IActionResult> OnPostForwardAsync(CancellationToken cancellation) =>
        CompleteAsync("forward", StepOutcome.Forward, Form.Opinion, null, "Form.Opinion", cancellation);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellation) =>
        CompleteAsync("send-back", StepOutcome.Return, Form.ReturnReason, Form.ReturnTo, "Form.ReturnReason", cancellation);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellation) =>
        CompleteAsync("refuse", StepOutcome.Refuse, Form.RefusalReason, null, "Form.RefusalReason", cancellation);

    /// <summary>Attaches and stays: the opinion that may stand below is not sent yet.</summary>
    public async Task<IActionResult> OnPostResultAsync(CancellationToken cancellation)
    {
        if (!await TakeFilesAsync(cancellation))
        {
            return await WrongFileAsync("result", cancellation);
        }

        if (!Form.KeptResult.IsThere)
        {
            return await AgainAsync("result", Error.Field("cases.result-file", "file", "Chọn tệp kết quả, ví dụ bản quét PDF."),
                _ => "Form.ResultFile", cancellation);
        }

        var done = await OnceAsync(
            "result", () => Task.FromResult<Result<ActDone>>(new ActDone("Đã đính kèm kết quả. Hồ sơ chưa chuyển bước.")), cancellation);
        if (!done.Ok)
        {
            return await AgainAsync("result", done.Error, FieldOfResult, cancellation);
        }

        Form.KeptResult = new KeptFile();
        Said = done.Value.Sentence;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostSupplementAsync(CancellationToken cancellation)
    {
        if (!await TakeFilesAsync(cancellation))
        {
            return await WrongFileAsync("supplement", cancellation);
        }

        var input = new RequestSupplementInput(Code, [.. Form.Items.Select(item => item.ToItem())], Form.RespondBy);
        // What would be refused is not asked about.
        var isComplete = input.Items.Any(item => !string.IsNullOrWhiteSpace(item.What));
        if (!Form.Confirmed && isComplete
            && RequestSupplement.LastDay(Form.RespondBy, clock.VietnamToday()) is { Ok: true, Value: var lastDay }
            && await ShowAsync(cancellation) is PageResult shown)
        {
            Question = CaseQuestion.Supplement(Overview, input.Items, lastDay);
            return shown;
        }

        return await ActAsync("supplement", async () =>
        {
            var asked = await request.RunAsync(input, who.Actor, cancellation);
            return asked.Ok
                ? new ActDone(
                    $"Đã gửi yêu cầu bổ sung {asked.Value.Items.Count} chỗ, chậm nhất hết ngày {VietnamTime.Short(asked.Value.RespondBy)}. Thời hạn tạm dừng.")
                : asked.Error;
        }, field => field switch { "respondBy" => "Form.RespondBy", _ => "Form.Items[0].What" }, cancellation);
    }

    public async Task<IActionResult> OnPostConsultAsync(CancellationToken cancellation)
    {
        if (!await TakeFilesAsync(cancellation))
        {
            return await WrongFileAsync("consult", cancellation);
        }

        if (Form.AgencyId is null && !string.IsNullOrWhiteSpace(Form.Agency))
        {
            // Without scripts the name is all there is; one match is the one meant, several are offered.
            Agencies = await FindAgenciesAsync(Form.Agency, cancellation);
            Form.AgencyId = Agencies.Count == 1 ? Agencies[0].Id : Agencies.FirstOrDefault(agency => agency.AgencyName == Form.Agency)?.Id;
        }

        var input = new ConsultAgencyInput(Code, Form.Step ?? "", Form.AgencyId ?? Guid.Empty, Form.Question ?? "", Form.Hours ?? 0);
        return await ActAsync("consult", async () =>
        {
            var asked = await consult.RunAsync(input, who.Actor, cancellation);
            return asked.Ok
                ? new ActDone(
                    $"Đã gửi câu hỏi: {asked.Value.Name}, hạn {VietnamTime.Long(asked.Value.DueAt)}. Bước này chờ trả lời rồi làm tiếp.")
                : asked.Error;
        }, field => field switch
        {
            "organization" => "Form.Agency",
            "question" => "Form.Question",
            _ => "Form.Hours",
        }, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        if (!Form.Confirmed && !string.IsNullOrWhiteSpace(Form.WithdrawalReason) && await ShowAsync(cancellation) is PageResult shown
            && Overview.MayWithdraw)
        {
            Question = CaseQuestion.Withdraw(Overview.Case, Form.WithdrawalReason);
            return shown;
        }

        return await ActAsync("withdraw", async () =>
        {
            var withdrawn = await withdraw.RunAsync(new WithdrawCaseInput(Code, Form.WithdrawalReason ?? ""), who.Actor, cancellation);
            return withdrawn.Ok ? new ActDone(
                $"Đã rút hồ sơ theo đề nghị của {withdrawn.Value.Applicant.FullName}. Trả lại giấy tờ bản chính.") : withdrawn.Error;
        }, _ => "Form.WithdrawalReason", cancellation);
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellation)
    {
        if (!await TakeFilesAsync(cancellation))
        {
            return await WrongFileAsync("answer", cancellation);
        }

        var papers = Form.Kept.Select(file =>
            new FiledDocument("", Path.GetFileNameWithoutExtension(file.Name), 0, 1, file.Hash, file.Name)).ToList();
        if (await ShowAsync(cancellation) is not PageResult)
        {
            return NotFound();
        }

        var corrections = TypedCorrections();
        if (UnaskedCorrections() is { Count: > 0 } unasked)
        {
            return await AgainAsync("answer", Error.Invalid("cases.correction", unasked), field => field, cancellation);
        }

        return await ActAsync("answer", async () =>
        {
            var input = new AnswerSupplementInput(Code, papers, Form.AnswerNote, corrections);
            var answered = await answer.RunAsync(input, who.Actor, cancellation);
            return answered.Ok
                ? new ActDone($"Đã nhận phần bổ sung. Hồ sơ đang ở {await holder.OfAsync(answered.Value, cancellation)}.")
                : answered.Error;
        }, field => field == "documents" ? "Form.AnswerNote" : Correcting.FieldIn(field) ?? "", cancellation);
    }

    private async Task<IActionResult> CompleteAsync(
        string part, StepOutcome outcome, string? note, string? returnTo, string noteField, CancellationToken cancellation)
    {
        if (!await TakeFilesAsync(cancellation))
        {
            return await WrongFileAsync(part, cancellation);
        }

        var answered = new ConsultationAnswer(Form.Stance, Form.KeptOpinion.IsThere ? Form.KeptOpinion.Hash : null, Form.KeptOpinion.Name);
        var input = new CompleteStepInput(
            Code, Form.Step ?? "", outcome, note, returnTo, outcome is StepOutcome.Forward ? Papers : PapersChecked.None, answered);
        if (!Form.Confirmed && (await complete.CheckAsync(input, who.Actor, cancellation)).Ok
            && await ShowAsync(cancellation) is PageResult shown
            && CaseQuestion.Of(Overview, outcome, note, Form.KeptResult.IsThere) is { } question)
        {
            Question = question;
            return shown;
        }

        return await ActAsync(part, async () =>
        {
            var done = await complete.RunAsync(input, who.Actor, cancellation);
            return done.Ok ? new ActDone(await holder.SentenceAsync(done.Value, input.Step, cancellation)) : done.Error;
        }, field => field switch
        {
            "applicantChecked" => "Form.ApplicantChecked",
            "submitterChecked" => "Form.SubmitterChecked",
            "note" => noteField,
            "stance" => "Form.Stance",
            _ => FieldOfResult(field),
        }, cancellation);
    }

    private PapersChecked Papers => (Form.ApplicantChecked ? PapersChecked.Applicant : PapersChecked.None)
        | (Form.SubmitterChecked ? PapersChecked.Submitter : PapersChecked.None);

    private static string FieldOfResult(string field) => field == "name" ? "Form.ResultName" : "Form.ResultFile";

    private async Task<IActionResult> ActAsync(
        string part, Func<Task<Result<ActDone>>> act, Func<string, string> fieldOf, CancellationToken cancellation)
    {
        var done = await OnceAsync(part, act, cancellation);
        if (!done.Ok)
        {
            return await AgainAsync(part, done.Error, field => field == "name" ? "Form.ResultName" : fieldOf(field), cancellation);
        }

        Done = done.Value.Sentence;
        return Redirect(CaseLinks.OfOfficer(Code));
    }

    /// <summary>
    /// The same button pressed twice on the same page with the same words is one act. A result that was chosen goes with whatever takes the
    /// case on; a case that ends needs none.
    /// </summary>
    private Task<Result<ActDone>> OnceAsync(string part, Func<Task<Result<ActDone>>> act, CancellationToken cancellation)
    {
        var press = JsonText.Of(new { part, Code, words = Carried.Select(one => new { one.Name, one.Value }) });
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(press)));
        return idempotent.RunAsync<ActDone>(who.Actor, key, press, async () =>
        {
            if (Form.KeptResult.IsThere && part is not ("refuse" or "withdraw" or "answer"))
            {
                var attached = await attach.RunAsync(
                    new AttachResultInput(Code, Form.ResultName ?? "", Form.KeptResult.Hash, Form.KeptResult.Name), who.Actor,
                    cancellation);
                if (!attached.Ok)
                {
                    return attached.Error;
                }
            }

            return await act();
        }, cancellation);
    }

    private async Task<IActionResult> AgainAsync(string part, Error error, Func<string, string> fieldOf, CancellationToken cancellation)
    {
        Sent = part;
        var shown = await ShowAsync(cancellation);
        return shown is PageResult ? this.Show(error.Code == CaseErrors.ChangedMeanwhile.Code ? Told(error) : error, fieldOf) : shown;
    }

    /// <summary>Who was faster, when, and what he or she did, from the history that was just read anew.</summary>
    private Error Told(Error changed) => Overview.History is [{ Person: { } person, Time: { } time } last, ..]
        ? Error.Conflict(
            changed.Code,
            $"Chưa ghi gì: {person} vừa xử lý hồ sơ này lúc {time} ({last.Title}). Phần đã gõ còn nguyên; xem bước hiện tại rồi làm tiếp.")
        : changed;

    private async Task<IActionResult> WrongFileAsync(string part, CancellationToken cancellation)
    {
        Sent = part;
        Response.StatusCode = ResultHttp.StatusOf(ErrorKind.Invalid);
        return await ShowAsync(cancellation);
    }

    /// <summary>Keeps each chosen file at once, whatever button was pressed; what is wrong with one stands at its field.</summary>
    private async Task<bool> TakeFilesAsync(CancellationToken cancellation)
    {
        Form.KeptResult = await TakeAsync(Form.ResultFile, "Form.ResultFile", cancellation) ?? Form.KeptResult;
        Form.KeptOpinion = await TakeAsync(Form.OpinionFile, "Form.OpinionFile", cancellation) ?? Form.KeptOpinion;
        foreach (var file in Form.AnswerFiles)
        {
            if (await TakeAsync(file, "Form.AnswerFiles", cancellation) is { } kept)
            {
                Form.Kept.Add(kept);
            }
        }

        return ModelState.IsValid;
    }

    private async Task<KeptFile?> TakeAsync(IFormFile? file, string field, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return null;
        }

        await using var content = file.OpenReadStream();
        var stored = await upload.RunAsync(content, file.FileName, who.Actor, cancellation);
        if (stored.Ok)
        {
            return new KeptFile { Hash = stored.Value.Hash, Name = stored.Value.FileName };
        }

        ModelState.AddModelError(field, stored.Error.Message);
        return null;
    }
}
