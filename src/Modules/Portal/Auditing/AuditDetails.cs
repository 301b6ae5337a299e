using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
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
        new("Trang, địa chỉ gọi", "route"),
        new("Chương trình kết nối", "program"), new("Văn bản kết quả", "case-result"), new("Giấy tờ số hoá", "case-document"), new("Nhật ký", "audit"), new("Dữ liệu thử", "demo"),
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
        ["published"] = "đã công bố", ["drafted"] = "bản nháp", ["unchanged"] = "không đổi", ["refused"] = "bị từ chối",
        ["act"] = "việc ký", ["signed"] = "tệp đã ký",
        ["certificate"] = "chứng thư", ["roles"] = "vai trò", ["redirects"] = "địa chỉ quay về", ["scopes"] = "phạm vi",
    };

    /// <summary>Values of the code that stand in details: roles, ways, states.</summary>
    private static readonly Dictionary<string, string> Values = new(
        Enum.GetValues<OfficerRole>().Select(role => KeyValuePair.Create(role.ToString(), role.Word()))
            .Concat(Enum.GetValues<CaseStatus>().Select(status => KeyValuePair.Create(status.ToString(), status.Word().ToLowerInvariant())))
            .Concat(Enum.GetValues<ActorKind>().Select(kind => KeyValuePair.Create(kind.ToString(), KindWord(kind)))), StringComparer.OrdinalIgnoreCase)
    {
        ["password"] = "mật khẩu", ["secondStep"] = "xác thực hai bước", ["both"] = "cả hai", ["first"] = "mật khẩu đầu tiên", ["code"] = "mã xác thực",
        ["unused"] = "lâu không dùng", ["software"] = "kho khoá của nền tảng", ["token"] = "thiết bị tại máy chủ", ["remote"] = "dịch vụ ký từ xa",
        ["dayOff"] = "ngày nghỉ", ["makeUp"] = "làm bù", ["closed"] = "nghỉ", ["moved"] = "hoán đổi",
        ["approve"] = "ký phê duyệt", ["issue"] = "ký của cơ quan", ["digitise"] = "ký bản số hoá",
        ["*"] = "mọi cơ quan", ["client_credentials"] = "chương trình tự đăng nhập", ["authorization_code"] = "người dùng đăng nhập",
        ["refresh_token"] = "gia hạn",
        ["invalid_client"] = "sai mã hoặc bí mật của chương trình", ["invalid_grant"] = "mã đăng nhập sai hoặc hết hạn",
        ["invalid_scope"] = "xin phạm vi không được cấp",
        ["invalid_request"] = "yêu cầu thiếu hoặc sai", ["unauthorized_client"] = "chương trình không được dùng cách này",
        ["unsupported_grant_type"] = "cách cấp không dùng ở đây", ["access_denied"] = "bị từ chối",
        ["person"] = "cá nhân", ["root"] = "gốc", ["issuing"] = "cấp chứng thư", ["timeStamping"] = "dấu thời gian", ["ocsp"] = "trả lời trạng thái", ["personal"] = "cá nhân", ["agency"] = "cơ quan", ["csv"] = "CSV",
    };

    /// <summary>Subjects that are a place of the platform, not a thing with a code.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["page"] = "trang nhật ký", ["chain"] = "chuỗi niêm phong", ["csv"] = "tệp CSV", ["unknown"] = "không rõ", ["import"] = "nhập từ tệp",
        ["list"] = "danh sách", ["suggestions"] = "gợi ý khi gõ", ["two-level"] = "chính quyền hai cấp", ["three-level"] = "chính quyền ba cấp",
    };

    /// <summary>A longer key breaks where it must; a case's code stays in one piece.</summary>
    private const int LongestInOnePiece = 24;
    private const int EndOfId = 12;

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

    public static string SubjectWord(string id, IReadOnlyDictionary<Guid, string> names) =>
        Places.TryGetValue(id, out var place) ? place : Plain(id, names);

    public static string ClassOf(string id) =>
        Guid.TryParse(id, out _) || Places.ContainsKey(id) ? "" : id.Length <= LongestInOnePiece ? "code" : "code wrap";

    /// <summary>What the row says more, in one line; what says nothing is left out.</summary>
    public static string Words(string? json, AuditWords actions, IReadOnlyDictionary<Guid, string> names)
    {
        var text = AllWords(json, actions, names);
        return text.Length <= Longest ? text : TypedText.Cut(text, Longest) + "…";
    }

    /// <summary>The same at any length, for files; there ids stay whole.</summary>
    public static string AllWords(string? json, AuditWords actions, IReadOnlyDictionary<Guid, string>? names = null)
    {
        if (json is null)
        {
            return "";
        }

        using var details = JsonDocument.Parse(json);
        return WordsOf(details.RootElement, "", actions, names);
    }

    private static string WordsOf(JsonElement value, string name, AuditWords actions, IReadOnlyDictionary<Guid, string>? names) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject()
            .Where(part => part.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            .Select(part => $"{Names.GetValueOrDefault(part.Name, part.Name)}: {WordsOf(part.Value, part.Name, actions, names)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => WordsOf(item, name, actions, names))),
        JsonValueKind.True => "có",
        JsonValueKind.String when value.GetString() is { } text => name switch
        {
            "action" => actions.Of(text),
            "subjectType" => TypeWord(text),
            "words" or "note" or "name" or "title" => text,
            _ => Values.TryGetValue(text, out var word) ? word : Plain(text, names),
        },
        _ => value.ToString(),
    };

    /// <summary>Ids by the name of what they mean, else by their end; moments and days as they are written here.</summary>
    private static string Plain(string text, IReadOnlyDictionary<Guid, string>? names) =>
        Guid.TryParseExact(text, "D", out var id) ? names is null ? text : names.GetValueOrDefault(id, "…" + text[^EndOfId..])
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? VietnamTime.Short(day)
        : text.Length > "yyyy-MM-ddT".Length && text["yyyy-MM-dd".Length] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? VietnamTime.Short(at)
        : text;
}
