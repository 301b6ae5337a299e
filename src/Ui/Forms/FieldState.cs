using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace XaDienTu.Ui.Forms;

/// <summary>Name, value and error of a field: what was typed wins over what the model holds, so nothing typed is lost.</summary>
internal sealed class FieldState
{
    private readonly ModelStateDictionary modelState;
    private readonly ModelExpression? expression;
    private readonly object? given;

    public FieldState(ViewContext view, ModelExpression? expression, string? name, object? value, string? error)
    {
        modelState = view.ModelState;
        this.expression = expression;
        given = value;
        Name = expression is null ? name ?? "" : view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        FieldOrder.Of(view.HttpContext).Add(Name);
        Error = error ?? (modelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
            ? string.Join(" ", entry.Errors.Select(fault => fault.ErrorMessage))
            : null);
    }

    public string Name { get; }

    public string Id { get; }

    public string? Error { get; }

    public object? Model => given ?? expression?.Model;

    public string? Value => Typed(Name) ?? Format(Model);

    /// <summary>All values of a field that may have several.</summary>
    public HashSet<string> Values
    {
        get
        {
            if (modelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
            {
                return raw is string[] several ? [.. several] : [Format(raw) ?? ""];
            }

            return Model is System.Collections.IEnumerable list and not string
                ? [.. list.Cast<object?>().Select(item => Format(item) ?? "")]
                : Model is null ? [] : [Format(Model)!];
        }
    }

    /// <summary>The value typed under another name of the same field, for example a box of a date.</summary>
    public string? Typed(string name) => modelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    private static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
