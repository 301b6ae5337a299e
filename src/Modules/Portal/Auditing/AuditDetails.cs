using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Portal.Auditing;

/// <summary>Kinds and details of audit rows in words.</summary>
internal static class AuditDetails
{
    private const int Longest = 400;

    public static IReadOnlyList<SelectListItem> SubjectTypes { get; } =
    [
        new("Hồ sơ", "case"), new("Người", "person"), new("Tài khoản", "account"), new("Tệp", "file"), new("Chứng thư số", "certificate"),
        new("Đề nghị cấp chứng thư số", "certificate-application"), new("Vai trò", "post"), new("Cơ quan", "organization"), new("Cán bộ", "officer"), new("Thủ tục", "procedure"),
        new("Danh mục thủ tục", "procedures"), new("Ngày nghỉ, làm bù", "calendar-day"), new("Gốc tin cậy", "trusted-root"), new("Bản nháp", "draft"), new("Tra cứu", "search"),
        new("Trang, địa chỉ gọi", "route"), new("Nhật ký", "audit"), new("Dữ liệu thử", "demo"),
    ];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["words"] = "từ khoá", ["hits"] = "số kết quả", ["more"] = "còn nữa", ["later"] = "trang sau", ["agencies"] = "cơ quan", ["agencyCount"] = "số cơ quan", ["agency"] = "cơ quan",
        ["role"] = "vai trò", ["what"] = "giấy, tệp", ["note"] = "ghi chú", ["name"] = "tên", ["status"] = "trạng thái", ["procedures"] = "số thủ tục", ["from"] = "từ", ["to"] = "đến",
        ["before"] = "trước", ["action"] = "việc", ["subjectType"] = "loại đối tượng", ["subjectId"] = "mã đối tượng", ["sourceAddress"] = "địa chỉ", ["actor"] = "người",
        ["actorId"] = "mã người", ["thisMinute"] = "lần thứ trong phút", ["changed"] = "đã đổi", ["reason"] = "lý do", ["serial"] = "số chứng thư", ["userName"] = "tên đăng nhập",
        ["step"] = "bước", ["tries"] = "số lần sai", ["head"] = "mốc", ["faults"] = "số lỗi", ["order"] = "lệnh ký", ["file"] = "tệp",
        ["use"] = "loại", ["place"] = "nơi giữ khoá", ["holderName"] = "người giữ", ["thumbprint"] = "dấu nhận dạng", ["retiredReason"] = "lý do ngừng", ["id"] = "mã",
        ["effectiveFrom"] = "hiệu lực từ", ["confirmed"] = "đã đối chiếu luật", ["added"] = "số đã thêm", ["code"] = "mã lỗi", ["kind"] = "loại", ["isLeak"] = "nghi bị lộ",
        ["byMail"] = "gửi thư điện tử", ["error"] = "lỗi", ["scope"] = "phạm vi", ["grant"] = "cách cấp", ["procedureCode"] = "mã thủ tục", ["weekday"] = "ngày thường",
        ["saturday"] = "thứ Bảy", ["identifier"] = "mã định danh", ["organizationId"] = "mã cơ quan", ["nameChanged"] = "đổi tên", ["numberChanged"] = "đổi số", ["reset"] = "yêu cầu",
        ["title"] = "chức vụ", ["officer"] = "cán bộ", ["organization"] = "cơ quan", ["outcome"] = "kết luận",
    };

    /// <summary>Values of the code that stand in details: roles, ways, states.</summary>
    private static readonly Dictionary<string, string> Values = new(
        Enum.GetValues<OfficerRole>().Select(role => KeyValuePair.Create(role.ToString(), role.Word()))
            .Concat(Enum.GetValues<ActorKind>().Select(kind => KeyValuePair.Create(kind.ToString(), KindWord(kind)))), StringComparer.OrdinalIgnoreCase)
    {
        ["password"] = "mật khẩu", ["secondStep"] = "xác thực hai bước", ["both"] = "cả hai", ["first"] = "mật khẩu đầu tiên", ["code"] = "mã xác thực",
        ["unused"] = "lâu không dùng", ["software"] = "kho khoá của nền tảng", ["token"] = "thiết bị tại máy chủ", ["remote"] = "dịch vụ ký từ xa",
        ["dayOff"] = "ngày nghỉ", ["makeUp"] = "làm bù", ["closed"] = "nghỉ", ["moved"] = "hoán đổi", ["submitted"] = "mới nộp", ["processed"] = "đã có kết quả",
        ["returned"] = "đã trả kết quả", ["stopped"] = "đã dừng", ["person"] = "cá nhân", ["root"] = "gốc", ["issuing"] = "cấp chứng thư", ["timeStamping"] = "dấu thời gian", ["ocsp"] = "trả lời trạng thái", ["personal"] = "cá nhân", ["agency"] = "cơ quan", ["csv"] = "CSV",
    };

    /// <summary>Who acted: a person, a program, the platform.</summary>
    public static string KindWord(ActorKind kind) => kind switch
    {
        ActorKind.Anonymous => "khách",
        ActorKind.Citizen => "công dân",
        ActorKind.Officer => "cán bộ",
        ActorKind.Program => "chương trình",
        ActorKind.System => "nền tảng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The same of a row, which keeps the kind by its name.</summary>
    public static string KindWord(string kind) => Values.GetValueOrDefault(kind, kind);

    public static string TypeWord(string type) => SubjectTypes.FirstOrDefault(known => known.Value == type)?.Text ?? type;

    /// <summary>What the row says more, in one line; what says nothing is left out.</summary>
    public static string Words(string? json)
    {
        var text = AllWords(json);
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    /// <summary>The same at any length, for files.</summary>
    public static string AllWords(string? json)
    {
        if (json is null)
        {
            return "";
        }

        using var details = JsonDocument.Parse(json);
        return WordsOf(details.RootElement);
    }

    private static string WordsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject()
            .Where(part => part.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            .Select(part => $"{Names.GetValueOrDefault(part.Name, part.Name)}: {WordsOf(part.Value)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(WordsOf)),
        JsonValueKind.True => "có",
        JsonValueKind.String when value.GetString() is { } text => Values.GetValueOrDefault(text, text),
        _ => value.ToString(),
    };
}
