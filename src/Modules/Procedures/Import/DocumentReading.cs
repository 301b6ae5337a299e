using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>
/// Cuts <c>thanh_phan_ho_so</c> into papers. Every row of the published table ends with its quantity ("1 bản chính,1 bản sao")
/// glued to the name before it, and every section begins with its title glued to the table's header. Quantities inside a name
/// ("(01 bản chính)") stand in brackets or between spaces.
/// </summary>
internal static partial class DocumentReading
{
    private const string Header = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
    private const int LongestName = 600;
    private const int LongestFileName = 60;

    public static (IReadOnlyList<RequiredDocument> Documents, IReadOnlyList<string> Notes) Read(string text, ContentFlags flags)
    {
        var documents = new List<RequiredDocument>();
        var notes = new List<string>();
        var section = Section.None;
        var position = 0;
        foreach (Match quantity in Quantity().Matches(text))
        {
            var row = text[position..quantity.Index];
            position = quantity.Index + quantity.Length;
            if (row.LastIndexOf(Header, StringComparison.Ordinal) is var header and >= 0)
            {
                section = Section.Of(row[..header]);
                row = row[(header + Header.Length)..];
                if (section.Unclear)
                {
                    flags.Add("documents", section.Title, "Tiêu đề nhóm giấy tờ chưa rõ là một trường hợp hay một loại hồ sơ.");
                }
            }

            Add(row, quantity, section, documents, notes, flags);
        }

        var rest = PublishedText.Clean(text[position..].Replace(Header, "", StringComparison.Ordinal));
        if (documents.Count == 0 && notes.Count == 0)
        {
            flags.Add("documents", rest, "Không đọc được giấy tờ nào.");
        }
        else if (rest.Length > 0)
        {
            flags.Add("documents", rest, "Phần cuối không có số lượng.");
        }

        return (documents, notes);
    }

    private static void Add(
        string row, Match quantity, Section section, List<RequiredDocument> documents, List<string> notes, ContentFlags flags)
    {
        var (glued, originals) = SplitDigits(quantity.Groups["originals"].Value);
        var copies = quantity.Groups["copies"] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        row += glued;
        var (named, template) = SplitTemplate(row);
        var name = PublishedText.ItemName(named);
        if (name.Length == 0)
        {
            flags.Add("documents", row + quantity.Value, "Có số lượng nhưng không có tên giấy tờ.");
            return;
        }

        if (glued.Length > 0 && !YearBefore().IsMatch(row))
        {
            flags.Add("documents", row + quantity.Value, $"Số lượng dính liền với số phía trước; tạm đọc là {originals} bản chính.");
        }

        if (section.IsNote || NoteStart().IsMatch(row) || (originals + copies == 0 && Advice().IsMatch(row)))
        {
            notes.Add(PublishedText.Line(row));
            return;
        }

        if (originals + copies == 0)
        {
            flags.Add("documents", row, "Ghi 0 bản: chưa rõ là giấy tờ phải có hay lời dặn.");
        }
        else if (name.Length > LongestName)
        {
            flags.Add("documents", row, "Đoạn quá dài, chưa tách được tên giấy tờ.");
        }
        else if (template is null && FileName().IsMatch(named))
        {
            flags.Add("documents.template", named, "Tên mẫu đơn dính liền với tên giấy tờ.");
        }

        var when = section.When
            ?? (CaseInName().Match(row) is { Success: true } condition ? PublishedText.ItemName(condition.Value) : null);
        documents.Add(new RequiredDocument
        {
            Key = $"{documents.Count + 1:00}",
            Name = name,
            Originals = originals,
            Copies = copies,
            PresentOnly = section.PresentOnly,
            When = when,
            Required = when is null,
            Template = template,
        });
    }

    /// <summary>A quantity has one digit in practice; more digits are the end of the name ("Mẫu số 18" + "1").</summary>
    private static (string Glued, int Originals) SplitDigits(string digits) => (digits[..^1], digits[^1] - '0');

    /// <summary>
    /// A template's file name is glued to the name of the paper. The border shows only where the name ends with punctuation or
    /// where two words run together ("NĐ-CPMẫu 01.docx"); lower case against lower case cannot be seen.
    /// </summary>
    private static (string Name, string? Template) SplitTemplate(string row)
    {
        if (FileName().IsMatch(row)
            && Border().Match(row, Math.Max(0, row.Length - LongestFileName)) is { Success: true, Index: var border })
        {
            return (row[..border], row[border..].Trim(' ', ';', '.'));
        }

        return (row, null);
    }

    /// <param name="When">The case all papers of the section belong to.</param>
    /// <param name="Unclear">The title is neither a case nor one of the usual section names.</param>
    private sealed record Section(string Title, string? When, bool PresentOnly, bool IsNote, bool Unclear)
    {
        public static readonly Section None = new("", null, false, false, false);

        public static Section Of(string published)
        {
            var title = PublishedText.ItemName(published);
            return title switch
            {
                "" => None,
                _ when title.StartsWith("Lưu ý", StringComparison.OrdinalIgnoreCase) => None with { Title = title, IsNote = true },
                _ when title.Contains("phải xuất trình", StringComparison.OrdinalIgnoreCase) =>
                    None with { Title = title, PresentOnly = true },
                _ when UsualTitle().IsMatch(title) => None with { Title = title },
                _ when CaseTitle().IsMatch(title) => None with { Title = title, When = title },
                _ => None with { Title = title, When = title, Unclear = true },
            };
        }
    }

    [GeneratedRegex(
        @"(?<![\d(])(?<originals>\d+) bản chính(?:,(?<copies>\d+) bản sao)?(?=$|[\p{L}\p{M}\-+*(\d•–.“""])|(?<=[^\s\d(])(?<originals>\d+) bản chính(?:,(?<copies>\d+) bản sao)?(?=\s+[\p{Lu}\-+*(\d])")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"(?:năm |/)(?:19|20)\d\d$")]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"^\s*[-+*]?\s*(?:Lưu ý|Ví dụ|Ghi chú)", RegexOptions.IgnoreCase)]
    private static partial Regex NoteStart();

    // A row that asks for no paper and reads as a sentence or as the heading of the rows after it.
    [GeneratedRegex(
        @"^\s*[-+*]?\s*(?:Trường hợp|Đối với|Người|Cá nhân|Cơ quan|Khi|Việc|Bản chụp|Nếu)|(?:gồm|sau|trẻ|tiếp|tuyến)\s*:\s*$|thì phải|không phải|có thể|có trách nhiệm|theo quy định của pháp luật\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Advice();

    [GeneratedRegex(@"\.(?:docx?|pdf|xlsx?|rtf|rar|zip)[\s;.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<=[\p{Ll})”""]|[.;,)])(?=\p{Lu})|(?<=[;)]\.?)(?=\d+\.\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})")]
    private static partial Regex Border();

    [GeneratedRegex(
        @"^(?:\(?[\divx.]+\)?\s*)?(?:giấy tờ phải nộp|thành phần hồ sơ|hồ sơ (?:bao )?gồm|giấy tờ nộp|[^.:]{0,60}bộ hồ sơ[^.:]{0,60}gồm các giấy tờ sau(?: đây)?)[\s:]*(?:bao gồm|gồm)?$", RegexOptions.IgnoreCase)]
    private static partial Regex UsualTitle();

    [GeneratedRegex(@"\b(?:trường hợp|đối với)\s|^(?:\(?[\p{L}\d]{1,3}(?:\.\d+)*[.)]+\s*)?(?:khi|nếu)\s|^\p{L}\) Thành phần hồ sơ .",
        RegexOptions.IgnoreCase)]
    private static partial Regex CaseTitle();

    [GeneratedRegex(
        @"^[\s\-+*•]*(?:\(\w+\)\s*)?(?:Trường hợp|Đối với|Nếu)\s.{3,300}?(?=\s(?:thì|phải)\s|[,:;])|(?:đối với|trong|nếu thuộc) (?:các )?trường hợp\s[^;.]{3,300}|\((?:nếu có|đối với[^)]{3,300}|trường hợp[^)]{3,300}|nếu[^)]{3,300})\)?|(?<=, )nếu [^)]{3,300}(?=\))", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CaseInName();
}
