using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Procedures.Contracts;

/// <summary>What the view of <see cref="FormFieldsTagHelper"/> shows.</summary>
public sealed class FormFieldsView(FormFieldsTagHelper form)
{
    /// <summary>The groups shown; a heading stands over each when there are several.</summary>
    public IReadOnlyList<FormGroup> Groups { get; } =
        [.. form.Schema.Groups.Where(group => form.Groups is null || form.Groups.Contains(group.Title))];

    public IEnumerable<SelectListItem> Communes => form.Communes;

    /// <summary>Fields to show: one ruled by an answer of another page only when that answer asks for it.</summary>
    public IEnumerable<FormField> Fields(FormGroup group) =>
        group.Fields.Where(field => !form.Without.Contains(field.Name))
            .Where(field => field.ShowIf is null || RulerOf(field) is not null || field.IsShown(form.Values));

    /// <summary>Whether an answer on the page rules a field of it.</summary>
    public bool HasRuled => Groups.SelectMany(Fields).Any(asked => RulerOf(asked) is not null);

    /// <summary>The hint, and when the field is needed: nothing on the page moves without scripts.</summary>
    public string? Hint(FormField field)
    {
        var condition = RulerOf(field) is null ? null : form.Schema.ConditionOf(field);
        var hint = string.Join(' ', new[] { condition, field.Hint }.OfType<string>());
        return hint.Length > 0 ? hint : null;
    }

    private FormField? RulerOf(FormField field) =>
        field.ShowIf is { } rule ? Groups.SelectMany(group => group.Fields).FirstOrDefault(other => other.Name == rule.Field) : null;

    public string? Error(FormField field) => form.Errors.FirstOrDefault(error => error.Field == field.Name)?.Message;

    public string? Value(FormField field) => form.Values.GetValueOrDefault(field.Name);

    /// <summary>A stored date, a stored year or what was typed, in its three boxes.</summary>
    public DateInput Date(FormField field)
    {
        var parts = (Value(field) ?? "").Split('-', '/');
        return parts switch
        {
            [{ Length: 4 } year] => new DateInput { Year = year, YearOnly = field.AllowYearOnly },
            [{ Length: 4 } year, var month, var day] => new DateInput { Day = day, Month = month, Year = year },
            [var day, var month, var year] => new DateInput { Day = day, Month = month, Year = year },
            _ => new DateInput(),
        };
    }

    public static IEnumerable<SelectListItem> Options(FormField field) =>
        field.Options.Select(option => new SelectListItem(option.Name, option.Value));
}
