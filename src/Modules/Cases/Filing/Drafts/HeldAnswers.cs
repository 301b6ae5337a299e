using XaDienTu.Cases.Process.Persons;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>
/// What the e-form would ask about the applicant and the person page has been told already: it is shown there, and not asked again. An
/// answer the form finds wrong is asked for all the same.
/// </summary>
internal static class HeldAnswers
{
    /// <summary>Answers by field.</summary>
    public static IReadOnlyDictionary<string, string> Of(FormSchema form, CaseDraft draft, DateOnly today)
    {
        var known = form.Prefill(KnownOf(draft), draft.Values).Where(answer => IsFixed(form, answer.Key)).ToDictionary();
        var wrong = form.Validate(known.ToDictionary(answer => answer.Key, string? (answer) => answer.Value), today)
            .Errors.Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        return known.Where(answer => !wrong.Contains(answer.Key)).ToDictionary();
    }

    /// <summary>First answers where nothing was answered yet, e.g. the mother's when the mother applies.</summary>
    public static IReadOnlyDictionary<string, string> Offered(FormSchema form, CaseDraft draft) =>
        form.Prefill(KnownOf(draft), draft.Values);

    /// <summary>The field always is the applicant's own.</summary>
    public static bool IsFixed(FormField field) => field is { Prefill: not null, PrefillIf: null };

    private static bool IsFixed(FormSchema form, string name) => form.Fields.Any(field => field.Name == name && IsFixed(field));

    private static Dictionary<string, string> KnownOf(CaseDraft draft)
    {
        var person = PersonAnswers.PersonOf(draft.Person, PersonAnswers.Applicant);
        var known = new Dictionary<string, string>
        {
            ["applicant.name"] = person.FullName,
            ["applicant.idNumber"] = person.IdNumber,
            ["applicant.birthDate"] = BirthText.Answer(person),
            ["applicant.phone"] = person.Phone,
            ["applicant.email"] = person.Email,
            ["applicant.address"] = person.Address,
        };
        return known.Where(answer => answer.Value.Length > 0).ToDictionary();
    }
}
