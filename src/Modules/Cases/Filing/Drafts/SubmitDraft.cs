using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>What the citizen is told once the filing is durable.</summary>
internal sealed record SubmittedDraft(string Code);

/// <summary>
/// Files a draft: the case comes and the draft goes in one transaction. The draft's id is the key, so a second click, or
/// a retry after the line dropped, gets the receipt of the first.
/// </summary>
internal sealed class SubmitDraft(CasesDb db, FileCase file, Idempotent idempotent, IProcedureCatalogue procedures, TimeProvider clock)
{
    public Task<Result<SubmittedDraft>> RunAsync(Guid draftId, Actor actor, CancellationToken cancellation)
    {
        var key = draftId.ToString();
        return idempotent.RunAsync<SubmittedDraft>(actor, key, key, () => FileAsync(draftId, actor, cancellation), cancellation);
    }

    private async Task<Result<SubmittedDraft>> FileAsync(Guid draftId, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindDraftAsync(actor, draftId, cancellation) is not { } draft)
        {
            return OwnDrafts.Gone;
        }

        if (await procedures.InForceAsync(draft.ProcedureCode, clock.VietnamToday(), cancellation) is not { Content: { } content })
        {
            return CaseErrors.ProcedureNotFound(draft.ProcedureCode);
        }

        var filed = await file.RunAsync(InputOf(draft, content, clock.VietnamToday()), actor, cancellation);
        if (!filed.Ok)
        {
            return filed.Error;
        }

        db.Drafts.Remove(draft);
        return new SubmittedDraft(filed.Value.Code);
    }

    private static FileCaseInput InputOf(CaseDraft draft, ProcedureContent content, DateOnly today) => new()
    {
        ProcedureCode = draft.ProcedureCode,
        ReceivingOrganizationId = draft.OrganizationId ?? Guid.Empty,
        Channel = Channel.Online,
        Applicant = PersonAnswers.PersonOf(draft.Person, PersonAnswers.Applicant),
        Submitter = PersonAnswers.OnBehalf(draft.Person) ? PersonAnswers.PersonOf(draft.Person, PersonAnswers.Submitter) : null,
        FormData = AnswersOf(draft, content, today),
        Documents =
        [
            .. draft.Files.Select(chosen => new FiledDocument(
                chosen.DocumentKey,
                content.Documents.FirstOrDefault(document => document.Key == chosen.DocumentKey)?.Name ?? "Giấy tờ khác",
                0, 0, chosen.Hash, chosen.FileName)),
        ],
        ResultWay = PersonAnswers.Way(draft.Person),
        ResultAddress = PersonAnswers.WayAddress(draft.Person),
        Faults = PersonAnswers.Faults(draft.Person, today),
    };

    // The person may have been corrected after the form was filled.
    private static Dictionary<string, string?> AnswersOf(CaseDraft draft, ProcedureContent content, DateOnly today)
    {
        var answers = draft.Values.ToDictionary(answer => answer.Key, answer => (string?)answer.Value);
        foreach (var (name, value) in content.Form is { } form ? HeldAnswers.Of(form, draft, today) : new Dictionary<string, string>())
        {
            answers[name] = value;
        }

        return answers;
    }
}
