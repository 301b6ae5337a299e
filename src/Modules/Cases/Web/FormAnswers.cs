using Microsoft.AspNetCore.Http;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Web;

/// <summary>The answers of one page of an e-form as they come in.</summary>
internal static class FormAnswers
{
    public static Dictionary<string, string?> Read(IFormCollection form, IEnumerable<FormField> asked) =>
        asked.ToDictionary(field => field.Name, field => Read(form, field), StringComparer.Ordinal);

    private static string? Read(IFormCollection form, FormField field)
    {
        var name = field.Name;
        if (field.Kind is not FieldKind.Date)
        {
            // A ticked box comes before its hidden "false".
            return form[name].FirstOrDefault();
        }

        return TypedDate.Join(new DateInput
        {
            Day = form[$"{name}.Day"],
            Month = form[$"{name}.Month"],
            Year = form[$"{name}.Year"],
            YearOnly = form[$"{name}.YearOnly"].FirstOrDefault() == "true",
        });
    }
}
