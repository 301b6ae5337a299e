using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using XaDienTu.Ui;

namespace XaDienTu.Procedures.Contracts;

/// <summary>
/// The questions of an e-form, or of one of its pages, with what was answered and what is wrong with it.
/// <code>&lt;form-fields schema="procedure.Form" values="Model.Values" errors="Model.Errors" groups="Model.Groups"
/// communes="Model.Communes" /&gt;</code> Read back with <see cref="FormSchema.Validate"/> from the posted names.
/// </summary>
[HtmlTargetElement("form-fields", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormFieldsTagHelper(IHtmlHelper html) : UiTagHelper
{
    private const string View = "/Forms/FormFields.cshtml";

    public required FormSchema Schema { get; set; }

    /// <summary>Stored values by field; what was typed wins where a value was wrong.</summary>
    public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>();

    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>Titles of one page's groups; the whole form when null.</summary>
    public IReadOnlyCollection<string>? Groups { get; set; }

    /// <summary>Fields that are not asked here, since the answer is held already.</summary>
    public IReadOnlyCollection<string> Without { get; set; } = [];

    /// <summary>Choices of fields that ask for a commune; without them its name is typed.</summary>
    public IEnumerable<SelectListItem> Communes { get; set; } = [];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync(View, new FormFieldsView(this)));
    }
}
