using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Time;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>The draft in the order of its steps, as rows to read and to change.</summary>
internal static class CheckList
{
    private const string Nothing = "Chưa khai";

    public static IReadOnlyList<CheckBlock> Of(WizardPage page, DateOnly today)
    {
        var blocks = new List<CheckBlock>
        {
            new("Nơi nhận", [new CheckRow(
                "receivingOrganization", "Nơi nhận hồ sơ", page.Receiving?.AgencyName ?? Nothing, Change(page, WizardStep.Agency))]),
        };
        foreach (var place in PersonAnswers.Places(page.Draft.Person))
        {
            var title = place == PersonAnswers.Submitter ? "Người nộp thay"
                : PersonAnswers.OnBehalf(page.Draft.Person) ? "Chủ hồ sơ"
                : "Người nộp";
            blocks.Add(new(title, PersonRows(PersonAnswers.PersonOf(page.Draft.Person, place), place, Change(page, WizardStep.Person))));
        }

        var way = PersonAnswers.Way(page.Draft.Person);
        blocks.Add(new("Nhận kết quả",
        [
            new("resultAddress", "Cách nhận", way is ResultWay.Post
                ? $"{way.Word()}, tới {Shown(PersonAnswers.WayAddress(page.Draft.Person))}"
                : way.Word(), Change(page, WizardStep.Person)),
        ]));
        var held = page.Procedure.Form is { } form ? HeldAnswers.Of(form, page.Draft, today) : new Dictionary<string, string>();
        var pages = FormPage.Of(page.Procedure.Form, page.Draft.Values);
        foreach (var (index, group) in (page.Procedure.Form?.Groups ?? []).Index())
        {
            // What the person page says stands above already.
            var rows = group.Fields.Where(field => field.IsShown(page.Draft.Values) && !held.ContainsKey(field.Name))
                .Select(field => new CheckRow(
                    $"formData.{field.Name}",
                    field.Title,
                    page.Draft.Values.TryGetValue(field.Name, out var value) ? field.Display(value) : Empty(field.Required),
                    Change(page, WizardStep.GroupKey(pages.First(other => other.Has(index)).First)))).ToList();
            if (rows.Count > 0)
            {
                blocks.Add(new(WizardStep.TitleOf(group), rows));
            }
        }

        var papers = page.Procedure.Documents.Where(WizardStep.TakesFile)
            .Select(paper => (paper, files: page.Draft.Files.Where(file => file.DocumentKey == paper.Key).ToList()))
            .Where(row => row.paper.Required || row.files.Count > 0)
            .Select(row => new CheckRow(
                $"documents.{row.paper.Key}",
                row.paper.Name,
                row.files.Count > 0
                    ? string.Join("; ", row.files.Select(file => $"{file.FileName} ({FileSize.Words(file.Length)})"))
                    : "Chưa có tệp",
                Change(page, WizardStep.Documents))).ToList();
        if (papers.Count > 0)
        {
            blocks.Add(new("Giấy tờ", papers));
        }

        return blocks;
    }

    private static List<CheckRow> PersonRows(CasePerson person, string place, string change)
    {
        List<CheckRow> rows =
        [
            new($"{place}.fullName", "Họ tên", Shown(person.FullName), change),
            new($"{place}.idNumber", "Số căn cước", Shown(Grouped.PersonalId(person.IdNumber)), change),
            new($"{place}.phone", "Số điện thoại", Shown(Grouped.Phone(person.Phone)), change),
            new($"{place}.address", "Nơi ở", Shown(person.Address), change),
        ];
        if (BirthText.Of(person.BirthDate, person.BirthYear) is { Length: > 0 } born)
        {
            rows.Insert(2, new($"{place}.born", "Ngày sinh", born, change));
        }

        if (person.Email.Length > 0)
        {
            rows.Add(new($"{place}.email", "Thư điện tử", person.Email, change));
        }

        return rows;
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? Nothing : text;

    private static string Empty(bool required) => required ? Nothing : "Không khai";

    private static string Change(WizardPage page, string key) => page.Steps.First(step => step.Key == key).Url + "?sua=true";
}
