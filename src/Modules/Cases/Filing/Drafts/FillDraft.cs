using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <param name="Person">Answers about the persons; null when this step does not ask for them.</param>
/// <param name="Values">Answers of the e-form's <paramref name="Groups"/> as typed; null likewise.</param>
internal sealed record FillDraftInput(
    Guid DraftId, IReadOnlyDictionary<string, string>? Person = null, IReadOnlyDictionary<string, string?>? Values = null,
    IReadOnlyCollection<string>? Groups = null);

/// <summary>Keeps what was typed on one step, right or wrong, and then says what is wrong with it.</summary>
internal sealed class FillDraft(CasesDb db, Work work, IProcedureCatalogue procedures, ICitizenAccounts accounts, TimeProvider clock)
{
    public Task<Result<CaseDraft>> RunAsync(FillDraftInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            OwnDrafts.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation, unaudited: OwnDrafts.NobodyElses);

    private async Task<Result<CaseDraft>> ChangeAsync(FillDraftInput input, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindDraftAsync(actor, input.DraftId, cancellation) is not { } draft)
        {
            return OwnDrafts.Gone;
        }

        var at = clock.GetUtcNow();
        if (await procedures.InForceAsync(draft.ProcedureCode, at.VietnamDate(), cancellation) is not { Content: { } content })
        {
            return CaseErrors.ProcedureNotFound(draft.ProcedureCode);
        }

        var faults = new Dictionary<string, string>();
        if (input.Person is { } person)
        {
            var own = await accounts.FindAsync(actor.AccountId, cancellation);
            (draft.Person, faults) =
                WithOwnNumber(person.Where(answer => answer.Value.Length > 0).ToDictionary(), own?.PersonalIdNumber, at.VietnamDate());
        }

        if (input.Values is { } typed && content.Form is { } form)
        {
            var outcome =
                form.Validate(Merged(draft, typed, HeldAnswers.Of(form, draft, at.VietnamDate())), at.VietnamDate(), input.Groups);
            draft.Values = Kept(form, draft, typed, outcome);
            faults = outcome.Errors.ToDictionary(fault => $"formData.{fault.Field}", fault => fault.Message);
        }

        draft.UpdatedAt = at;
        // Right or wrong, it is kept.
        await work.SaveAsync(cancellation);
        return faults.Count == 0 ? draft : Error.Invalid("cases.draft-step", faults);
    }

    private static (Dictionary<string, string> Person, Dictionary<string, string> Faults) WithOwnNumber(
        Dictionary<string, string> person, string? own, DateOnly today)
    {
        var field = $"{PersonAnswers.OwnPlace(person)}.idNumber";
        var fault = OwnNumber.Fault(own, person.GetValueOrDefault(field));
        person[field] = own ?? "";
        foreach (var place in PersonAnswers.Places(person).Where(place => person.ContainsKey($"{place}.fullName")))
        {
            person[$"{place}.fullName"] = TypedPerson.NameOf(person[$"{place}.fullName"], person.GetValueOrDefault($"{place}.idNumber"));
        }

        var faults = PersonAnswers.Faults(person, today);
        if (fault is not null)
        {
            faults[field] = fault;
        }

        return (person, faults);
    }

    private static Dictionary<string, string?> Merged(
        CaseDraft draft, IReadOnlyDictionary<string, string?> typed, IReadOnlyDictionary<string, string> held)
    {
        // The boxes of a date are looked up whatever the case of their names.
        var merged = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in draft.Values)
        {
            merged[name] = value;
        }

        foreach (var (name, value) in typed)
        {
            merged[name] = value;
        }

        foreach (var (name, value) in held)
        {
            merged[name] = value;
        }

        return merged;
    }

    // A hidden answer is kept: who ticks the box again finds it there; filing leaves it out.
    private static Dictionary<string, string> Kept(
        FormSchema form, CaseDraft draft, IReadOnlyDictionary<string, string?> typed, FormOutcome outcome)
    {
        var kept = new Dictionary<string, string>();
        foreach (var field in form.Fields)
        {
            var value = outcome.Values.TryGetValue(field.Name, out var normalized) ? normalized
                : field.IsShown(outcome.Values) ? null
                : typed.TryGetValue(field.Name, out var hidden) ? hidden
                : draft.Values.GetValueOrDefault(field.Name);
            // What is beyond every bound stays on the page and nowhere else.
            if (value is { Length: > 0 and <= FormSchema.MaxAnswerLength })
            {
                kept[field.Name] = value;
            }
        }

        return kept;
    }
}
