using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>Groups of an e-form that are asked on one page: small ones stand together, since each page is one more chance for the line to
/// fail.</summary>
/// <param name="First">Place of the first group in the form, from 0; also of those left out.</param>
/// <param name="Last">Place of the last one.</param>
/// <param name="Groups">Those with something to ask or to show now.</param>
internal sealed record FormPage(int First, int Last, IReadOnlyList<FormGroup> Groups)
{
    private const int MostAsked = 8;

    public string Title => Groups is [var only] ? WizardStep.TitleOf(only)
        : string.Join(
            ", ", Groups.Select((group, place) => place == 0 ? group.Title : char.ToLowerInvariant(group.Title[0]) + group.Title[1..]));

    /// <summary>The pages of a form; which groups share one follows the form alone, so that no page moves while somebody types.</summary>
    public static IReadOnlyList<FormPage> Of(FormSchema? form, IReadOnlyDictionary<string, string> values)
    {
        var pages = new List<(int First, int Last, int Asked)>();
        foreach (var (place, group) in (form?.Groups ?? []).Index())
        {
            var asked = group.Fields.Count(field => !Drafts.HeldAnswers.IsFixed(field));
            if (pages is [.., var last] && last.Asked + asked <= MostAsked && group.Title.Length > 0)
            {
                pages[^1] = (last.First, place, last.Asked + asked);
            }
            else
            {
                pages.Add((place, place, asked));
            }
        }

        return [.. pages
            .Select(page => new FormPage(page.First, page.Last, Shown(form!.Groups.Take(page.Last + 1).Skip(page.First), values)))
            .Where(page => page.Groups.Count > 0)];
    }

    private static List<FormGroup> Shown(IEnumerable<FormGroup> groups, IReadOnlyDictionary<string, string> values) =>
        [.. groups.Where(group => group.Fields.Any(field => field.IsShown(values)))];

    public bool Has(int place) => place >= First && place <= Last;
}
