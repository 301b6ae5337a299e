using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Supplements;

/// <param name="Answers">Fields of the declaration that were to be corrected, as typed now; null where none were.</param>
internal sealed record AnswerSupplementInput(
    string Code, IReadOnlyList<FiledDocument> Documents, string? Note, IReadOnlyDictionary<string, string?>? Answers = null);

/// <summary>
/// The applicant, or the counter for him or her, hands in what was missing. The wait ends here, and the due date moves by
/// the policy of the case's own rule version.
/// </summary>
internal sealed class AnswerSupplement(
    CasesDb db, OwnFiles files, Work work, CaseFlow flow, CaseAccess access, IProcedureCatalogue procedures, TimeProvider clock)
{
    public Task<Result<Case>> RunAsync(AnswerSupplementInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Case>> ChangeAsync(AnswerSupplementInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        if (!CaseAccess.IsApplicant(actor, filed) && !actor.Holds(OfficerRole.OneStopClerk, filed.ReceivingOrganizationId))
        {
            return CaseErrors.NotYours;
        }

        if (filed.Supplements.SingleOrDefault(request => request.AnsweredAt is null) is not { } open)
        {
            return CaseErrors.NothingToSupplement;
        }

        if (filed.Status is not CaseStatus.SupplementRequested)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }

        var at = clock.GetUtcNow();
        var content = await procedures.ContentOfAsync(filed, cancellation);
        var corrected = Correcting.Of(filed, open, content, input.Answers ?? new Dictionary<string, string?>(), at.VietnamDate());
        if (!corrected.Ok)
        {
            return corrected.Error;
        }

        if (input.Documents.Count == 0 && string.IsNullOrWhiteSpace(input.Note) && corrected.Value.Corrections.Count == 0)
        {
            return Error.Field("cases.supplement-empty", "documents", "Đính kèm giấy tờ, hoặc ghi rõ đã sửa chỗ nào.");
        }

        if (string.IsNullOrWhiteSpace(input.Note) && Unanswered(open, content, input, corrected.Value) is { Count: > 0 } left)
        {
            return Error.Field(
                "cases.supplement-left", "documents",
                $"Chưa bổ sung chỗ {string.Join(", ", left)}. Bổ sung cho đủ; chỗ nào không có thì ghi lý do vào ô ghi chú, vì cơ quan chỉ yêu cầu một lần.");
        }

        if (await files.TakeAsync(db, actor, input.Documents, cancellation) is not { } documents)
        {
            return CaseErrors.UnknownFile;
        }

        if (HandedIn.FaultsOf(documents, CaseAccess.IsApplicant(actor, filed)) is { Count: > 0 } faults)
        {
            return Error.Invalid("cases.documents", faults);
        }

        open.AnsweredAt = at;
        open.AnswerNote = input.Note?.Trim();
        filed.HandIn(documents, at, open.Id);
        Take(filed, open, content, corrected.Value);
        var sentence = await ResumeAsync(filed, open, content, at, cancellation);
        db.Note(filed, actor, at, "supplemented", sentence, open.AnswerNote, isPublic: true, organizationId: filed.ReceivingOrganizationId);
        db.Announce(filed, at, $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}.");
        return filed;
    }

    /// <summary>Numbers of what was asked for and is neither there nor explained: nobody asks again (Decree 61/2018 art. 19).</summary>
    private static List<int> Unanswered(
        SupplementRequest open, ProcedureContent content, AnswerSupplementInput input, CorrectedForm corrected) =>
    [
        .. open.Items.Index()
            .Where(asked => SupplementWords.FieldOf(content, asked.Item) is { } field
                ? corrected.Corrections.All(correction => correction.Field != field.Name)
                : asked.Item.DocumentKey.Length > 0 ? input.Documents.All(document => document.Key != asked.Item.DocumentKey)
                : input.Documents.Count == 0 && corrected.Corrections.Count == 0)
            .Select(asked => asked.Index + 1),
    ];

    private static void Take(Case filed, SupplementRequest open, ProcedureContent content, CorrectedForm corrected)
    {
        if (corrected.Corrections.Count == 0)
        {
            return;
        }

        open.Corrections = [.. corrected.Corrections];
        filed.FormData = JsonText.Of(corrected.Answers);
        filed.Subject = content.Form!.SubjectOf(corrected.Answers) is { Length: > 0 and <= Case.MaxSubjectLength } subject
            ? subject
            : filed.Subject;
        filed.IndexForSearch();
    }

    private async Task<string> ResumeAsync(
        Case filed, SupplementRequest answered, ProcedureContent content, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var step in filed.Steps.Where(step => step.IsOpen))
        {
            await flow.MoveOnAsync(step, answered.RequestedAt, at, cancellation);
        }

        if (filed.AcceptedAt is null)
        {
            filed.Become(CaseStatus.New);
            return "Đã nhận giấy tờ bổ sung, chờ tiếp nhận";
        }

        var due = await flow.DueAfterWaitAsync(filed, content, answered.RequestedAt, at, cancellation);
        filed.MoveDue(due.At, due.Derivation);
        filed.Become(CaseStatus.InProcess);
        return $"Đã nhận giấy tờ bổ sung, hẹn trả {VietnamTime.Long(due.At)}";
    }
}
