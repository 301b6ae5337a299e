using XaDienTu.Kernel;
using XaDienTu.Kernel.Results;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Supplements;

/// <summary>A declaration after its correction, and what changed.</summary>
internal sealed record CorrectedForm(IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Correction> Corrections);

/// <summary>Corrects the fields of a declaration that a request names, and no others: the rest stands as it was filed.</summary>
internal static class Correcting
{
    private const string FieldPrefix = "formData.";

    /// <summary>The field of the declaration that a refusal is about; null when it is about something else.</summary>
    public static string? FieldIn(string place) =>
        place.StartsWith(FieldPrefix, StringComparison.Ordinal) ? place[FieldPrefix.Length..] : null;

    /// <summary>Fields the request asks to correct.</summary>
    public static IReadOnlyList<FormField> FieldsOf(SupplementRequest open, ProcedureContent content) =>
        [.. open.Items.Select(item => SupplementWords.FieldOf(content, item)).OfType<FormField>().Distinct()];

    public static Result<CorrectedForm> Of(
        Case filed, SupplementRequest open, ProcedureContent content, IReadOnlyDictionary<string, string?> typed, DateOnly today)
    {
        var before = JsonText.Parse<Dictionary<string, string>>(filed.FormData);
        var fields = FieldsOf(open, content).Where(field => typed.ContainsKey(field.Name)).ToList();
        if (fields.Count == 0)
        {
            return new CorrectedForm(before, []);
        }

        var all = before.ToDictionary(answer => answer.Key, string? (answer) => answer.Value);
        foreach (var field in fields)
        {
            all[field.Name] = typed[field.Name];
        }

        // What was wrong elsewhere and nobody asked about is not the applicant's to mend here.
        var outcome = content.Form!.Validate(all, today);
        var faults = outcome.Errors.Where(error => fields.Exists(field => field.Name == error.Field))
            .ToDictionary(error => FieldPrefix + error.Field, error => error.Message);
        if (faults.Count > 0)
        {
            return Error.Invalid("cases.correction", faults);
        }

        var after = new Dictionary<string, string>(before);
        var corrections = new List<Correction>();
        foreach (var field in fields)
        {
            var (was, now) = (before.GetValueOrDefault(field.Name, ""), outcome.Values.GetValueOrDefault(field.Name, ""));
            if (was != now)
            {
                corrections.Add(new Correction(field.Name, was, now));
                after[field.Name] = now;
            }
        }

        return new CorrectedForm(after, corrections);
    }
}
