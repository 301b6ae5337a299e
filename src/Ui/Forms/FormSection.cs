using Microsoft.AspNetCore.Mvc.Rendering;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// A form as its module describes it: questions that belong together under a heading. Whoever has many forms alike writes no page for each:
/// <c>&lt;partial name="@FormSection.View" model="Model.Sections" /&gt;</c> within the form. What was typed, and faults, come back by the
/// questions' names.
/// </summary>
/// <param name="Title">Null where the form has one section.</param>
public sealed record FormSection(string? Title, IReadOnlyList<FormQuestion> Questions)
{
    /// <summary>Path of the partial view that draws sections.</summary>
    public const string View = "/Forms/Sections.cshtml";

    /// <summary>A sentence under the heading.</summary>
    public string? Lead { get; init; }
}

/// <param name="Name">Of the form's value: <c>Form.Note</c>.</param>
/// <param name="Kind">As <c>&lt;field&gt;</c> has them.</param>
public sealed record FormQuestion(string Name, string Label, string Kind = "text")
{
    public object? Value { get; init; }

    public string? Hint { get; init; }

    public bool IsOptional { get; init; }

    public string? Width { get; init; }

    public IEnumerable<SelectListItem>? Items { get; init; }

    /// <summary>First line of a select.</summary>
    public string? Choose { get; init; }

    public int Rows { get; init; } = 4;

    /// <summary>Address that answers with suggestions.</summary>
    public string? Suggest { get; init; }

    /// <summary>Kinds of files that are taken.</summary>
    public string? Accept { get; init; }
}
