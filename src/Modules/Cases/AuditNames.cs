using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Cases;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("case-read", "Mở hồ sơ"),
            ("case-printed", "In giấy của hồ sơ"),
            ("case-refused", "Hỏi hồ sơ không được xem"),
            ("case-search", "Tra cứu hồ sơ"),
            ("file-read", "Mở tệp"),
            ("person-looked-up", "Tra người tại quầy"),
            ("person-compared", "Đối chiếu người trong hồ sơ với sổ công dân"),
            ("draft-discarded", "Xoá bản nháp"),
            ("demo-cases-made", "Tạo hồ sơ thử"),
            ("submitted", "Nộp hồ sơ"),
            ("accepted", "Tiếp nhận hồ sơ"),
            ("not-accepted", "Không tiếp nhận hồ sơ"),
            ("refused", "Từ chối giải quyết"),
            ("step-done", "Xong một bước"),
            ("step-returned", "Chuyển lại bước trước"),
            ("supplement-requested", "Yêu cầu bổ sung"),
            ("supplemented", "Nhận bổ sung"),
            ("consultation-asked", "Lấy ý kiến cơ quan khác"),
            ("consultation-answered", "Trả lời ý kiến"),
            ("result-attached", "Đính kèm kết quả"),
            ("papers-checked", "Đối chiếu giấy tờ tuỳ thân, ghi sổ công dân"),
            ("result-approved-on-paper", "Duyệt kết quả trên giấy"),
            ("result-signed", "Lãnh đạo ký kết quả"),
            ("result-issued", "Cơ quan ký kết quả"),
            ("paper-digitised", "Ký số bản số hoá giấy tờ"),
            ("withdrawal-requested", "Đề nghị rút hồ sơ"),
            ("withdrawal-declined", "Không cho rút hồ sơ"),
            ("withdrawal-taken-back", "Giữ lại hồ sơ, không rút"),
            ("withdrawn", "Rút hồ sơ"),
        ],
        Subjects =
        [
            ("case", "Hồ sơ"),
            ("file", "Tệp"),
            ("draft", "Bản nháp"),
            ("search", "Tra cứu"),
            ("case-result", "Văn bản kết quả"),
            ("case-document", "Giấy tờ số hoá"),
            ("demo", "Dữ liệu thử"),
        ],
        Places =
        [
            ("list", "danh sách"),
            ("suggestions", "gợi ý khi gõ"),
        ],
        Details =
        [
            ("words", "từ khoá"),
            ("hits", "số kết quả"),
            ("more", "còn nữa"),
            ("later", "trang sau"),
            ("agencies", "cơ quan"),
            ("agencyCount", "số cơ quan"),
            ("agency", "cơ quan"),
            ("role", "vai trò"),
            ("what", "giấy, tệp"),
            ("step", "bước"),
            ("outcome", "kết luận"),
            ("file", "tệp"),
            ("code", "mã lỗi"),
            ("thisMinute", "lần thứ trong phút"),
        ],
        Values = [.. Enum.GetValues<CaseStatus>().Select(status => new AuditWord(status.ToString(), status.Word().ToLowerInvariant()))],
    };
}
