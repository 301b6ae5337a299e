using XaDienTu.Ui.Parts;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// A dangerous act asks once more, on a page of its own that needs no script: a link leads to the GET of the handler, which sets this; the
/// page shows <c>&lt;partial name="@Confirm.View" model="Model.Question" /&gt;</c> instead of itself, and its button posts to the same
/// handler.
/// </summary>
/// <param name="Question">The heading: "Ngừng chương trình Phần mềm một cửa?".</param>
/// <param name="Button">Verb and object.</param>
/// <param name="BackUrl">Where nothing has happened.</param>
public sealed record Confirm(string Handler, string Question, string Button, string BackUrl)
{
    /// <summary>Path of the partial view that draws it.</summary>
    public const string View = "/Forms/Confirm.cshtml";

    /// <summary>What it will happen to.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What will be different afterwards, a sentence each.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];
}
