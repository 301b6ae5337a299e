using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Text;

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
    };

    public static string TypeWord(string type) => SubjectTypes.FirstOrDefault(known => known.Value == type)?.Text ?? type;

    /// <summary>What the row says more, in one line; what says nothing is left out.</summary>
    public static string Words(string? json)
    {
        if (json is null)
        {
            return "";
        }

        using var details = JsonDocument.Parse(json);
        var text = details.RootElement.ValueKind is not JsonValueKind.Object ? json
            : string.Join("; ", details.RootElement.EnumerateObject()
                .Where(part => part.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                .Select(part => $"{Names.GetValueOrDefault(part.Name, part.Name)}: {(part.Value.ValueKind is JsonValueKind.True ? "có" : part.Value.ToString())}"));
        return text.Length <= Longest ? text : TypedText.Cut(text, Longest) + "…";
    }
}
