using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>Turns one published record into a procedure version. Whatever is not certain stays as a flag with the original text.</summary>
internal static partial class RecordReading
{
    /// <summary>The fields an import report counts, by their names in the content.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "name", "field", "level", "audiences", "channels", "term", "fees", "documents", "results",
        "howItGoes", "whereToApply", "conditions", "legalBasis", "process",
    ];

    /// <summary>While one of these is flagged the version stays a draft.</summary>
    public static readonly IReadOnlySet<string> Essential = new HashSet<string> { "name", "field", "level", "term", "documents" };

    private const int LongestName = 1000;

    public static ProcedureContent Read(PublishedRecord record, DateOnly today)
    {
        var flags = new ContentFlags();
        var rows = SubmissionTable.Read(record["cach_thuc_thuc_hien"]);
        var field = ReadField(record, flags);
        var term = TermReading.Read(rows, field, record["trinh_tu_thuc_hien"], flags);
        var (documents, notes) = DocumentReading.Read(record["thanh_phan_ho_so"], flags);
        var content = new ProcedureContent
        {
            Code = record.Code,
            Name = ReadName(record["ten_thu_tuc"], flags),
            Field = field,
            EffectiveFrom = today,
            Audiences = LevelReading.ReadAudiences(record["doi_tuong_thuc_hien"], flags),
            Channels = ReadChannels(rows, record["cach_thuc_thuc_hien"], flags),
            Term = term,
            Fees = FeeReading.Read(rows, flags),
            Documents = documents,
            Notes = notes,
            Results = ResultReading.Read(record["ket_qua_xu_ly"], flags),
            WhoCanApply = Optional(record["doi_tuong_thuc_hien"]),
            WhereToApply = Optional(record["dia_chi_tiep_nhan"]) ?? Optional(record["co_quan_thuc_hien"]),
            Conditions = Optional(record["yeu_cau_dieu_kien"]),
            HowItGoes = ReadSteps(record["trinh_tu_thuc_hien"], flags),
            LegalBasis = LegalBasisReading.Read(record["can_cu_phap_ly"], flags),
        };
        content = LevelReading.ReadLevels(content, record["cap_thuc_hien"], today, flags);
        flags.Add("process", "", "Quy trình mặc định theo cấp giải quyết, cần thay bằng quy trình nội bộ.");
        return content with { Process = DefaultProcess.For(content.CompetentLevel, term), Flags = flags.All };
    }

    /// <summary>Fields the source leaves empty and nobody is asked to complete.</summary>
    public static bool IsEmpty(ProcedureContent content, string field) => field switch
    {
        "fees" => content.Fees.Count == 0,
        "whereToApply" => content.WhereToApply is null,
        "conditions" => content.Conditions is null,
        "legalBasis" => content.LegalBasis.Count == 0,
        _ => false,
    };

    private static string ReadName(string published, ContentFlags flags)
    {
        var name = PublishedText.ItemName(published);
        if (name.Length == 0)
        {
            flags.Add("name", published, "Thiếu tên thủ tục.");
        }
        else if (NotAName().IsMatch(name) || name.Length > LongestName)
        {
            flags.Add("name", published, "Đây là tên một văn bản công bố, không phải tên thủ tục.");
        }

        return name;
    }

    private static string ReadField(PublishedRecord record, ContentFlags flags)
    {
        var field = PublishedText.Line(record["linh_vuc"]);
        if (PublishedText.IsNothing(field))
        {
            flags.Add("field", field, "Không ghi lĩnh vực.");
            return "";
        }

        return field;
    }

    private static IReadOnlyList<Channel> ReadChannels(IReadOnlyList<SubmissionRow> rows, string published, ContentFlags flags)
    {
        if (rows.Count == 0)
        {
            flags.Add("channels", published, "Không đọc được cách nộp; tạm ghi nộp trực tiếp.");
            return [Channel.Counter];
        }

        return [.. rows.Select(row => row.Channel).Distinct().Order()];
    }

    /// <summary>One entry per published paragraph; a line broken inside a sentence is joined again.</summary>
    private static IReadOnlyList<string> ReadSteps(string published, ContentFlags flags)
    {
        if (PublishedText.IsNothing(published))
        {
            flags.Add("howItGoes", published, "Không ghi trình tự thực hiện.");
            return [];
        }

        var steps = new List<string>();
        foreach (var line in published.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (steps.Count > 0 && char.IsLower(line[0]) && !NumberedLine().IsMatch(line))
            {
                steps[^1] = $"{steps[^1]} {line}";
            }
            else
            {
                steps.Add(line);
            }
        }

        return steps;
    }

    private static string? Optional(string published) => PublishedText.IsNothing(published) ? null : published;

    [GeneratedRegex(@"^(?:Công bố|Quyết định|Phê duyệt quy trình|Ban hành)\b.*(?:[Dd]anh mục|[Qq]uy trình nội bộ)|[Qq]uy trình nội bộ")]
    private static partial Regex NotAName();

    [GeneratedRegex(@"^\p{L}[).]")]
    private static partial Regex NumberedLine();
}
