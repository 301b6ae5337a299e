using System.Globalization;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>One page of the filing.</summary>
/// <param name="Key">Last part of its address.</param>
internal sealed record WizardStep(string Key, string Title, string Url)
{
    public const string Agency = "noi-nhan";
    public const string Person = "nguoi-nop";
    public const string Documents = "giay-to";
    public const string Check = "kiem-tra";

    /// <summary>The pages this draft needs: groups of the e-form that are hidden as a whole are left out.</summary>
    public static IReadOnlyList<WizardStep> Of(ProcedureContent content, CaseDraft? draft)
    {
        var start = $"/nop-ho-so/{content.Code}";
        var path = draft is null ? start : $"{start}/{draft.Id}";
        var steps = new List<WizardStep>
        {
            new(Agency, "Nơi nhận hồ sơ", path),
            new(Person, "Người nộp", $"{path}/{Person}"),
        };
        foreach (var page in FormPage.Of(content.Form, draft?.Values ?? []))
        {
            steps.Add(new(GroupKey(page.First), page.Title, $"{path}/{GroupKey(page.First)}"));
        }

        if (content.Documents.Any(TakesFile))
        {
            steps.Add(new(Documents, "Giấy tờ", $"{path}/{Documents}"));
        }

        steps.Add(new(Check, "Kiểm tra", $"{path}/{Check}"));
        return steps;
    }

    public static string GroupKey(int index) => string.Create(CultureInfo.InvariantCulture, $"khai/{index + 1}");

    public static string TitleOf(FormGroup group) => group.Title.Length > 0 ? group.Title : "Tờ khai";

    /// <summary>Papers the form makes, the state holds or the counter only looks at are not uploaded.</summary>
    public static bool TakesFile(RequiredDocument document) => document is { PresentOnly: false, DataSource: null, FormKey: null };
}
