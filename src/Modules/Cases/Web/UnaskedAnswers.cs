using Microsoft.AspNetCore.Http;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Web;

/// <summary>
/// Answers to questions that do not apply. They are not filed, so whoever typed them in sight is told at their place; what the page's
/// script had put out of sight nobody expects to be filed.
/// </summary>
internal static class UnaskedAnswers
{
    /// <summary>Names of the fields that were out of sight, sent by the script.</summary>
    private const string UnseenField = "__unseen";

    /// <param name="values">All answers of the form, those of this page as they were typed.</param>
    /// <returns>By field of the form; none for fields that this page did not send.</returns>
    public static IEnumerable<(string Field, string Fault)> Faults(
        IFormCollection sent, FormSchema form, IReadOnlyDictionary<string, string> values, DateOnly today) =>
        Faults(sent, form, values.ToDictionary(answer => answer.Key, string? (answer) => answer.Value), today);

    /// <inheritdoc cref="Faults(IFormCollection, FormSchema, IReadOnlyDictionary{string, string}, DateOnly)"/>
    public static IEnumerable<(string Field, string Fault)> Faults(
        IFormCollection sent, FormSchema form, Dictionary<string, string?> values, DateOnly today)
    {
        var unseen = sent[UnseenField].ToString().Split(' ');
        var unasked = form.Validate(values, today).Unasked;
        return form.Fields
            .Where(field => unasked.ContainsKey(field.Name) && !unseen.Contains(field.Name)
                && (sent.ContainsKey(field.Name) || sent.ContainsKey($"{field.Name}.Year")))
            .Select(field => (field.Name, form.UnaskedWords(field)));
    }
}
