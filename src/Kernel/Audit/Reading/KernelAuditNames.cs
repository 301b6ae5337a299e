using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Refusals;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>What the kernel itself writes into the audit, and the words that every module uses.</summary>
internal static class KernelAuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            (RefusalNotes.Refused, "Bị từ chối vì không có quyền"),
            ("CopyMade", "Sao lưu dữ liệu"),
            (AskJob.Asked, "Cho chạy ngay một việc định kỳ"),
            ("RegisterOpened", "Mở sổ lấy số"),
            ("NumberTaken", "Lấy số"),
            ("NumberHeld", "Giữ số"),
            ("HeldNumberUsed", "Dùng số đã giữ"),
            ("NumberVoided", "Hủy số"),
        ],
        Subjects =
        [
            ("route", "Trang, địa chỉ gọi"),
            ("job", "Việc định kỳ"),
            ("register", "Sổ lấy số"),
        ],
        Places =
        [
            ("unknown", "không rõ"),
        ],
        Details =
        [
            ("note", "ghi chú"),
            ("name", "tên"),
            ("status", "trạng thái"),
            ("from", "từ"),
            ("to", "đến"),
            ("before", "trước"),
            ("reason", "lý do"),
            ("id", "mã"),
            ("kind", "loại"),
            ("number", "số"),
            ("purpose", "dùng cho"),
            ("until", "đến hết ngày"),
            ("year", "năm"),
            ("book", "quyển"),
            ("begins", "bắt đầu từ số"),
        ],
        Values = [.. Enum.GetValues<ActorKind>().Select(kind => new AuditWord(kind.ToString(), KindWord(kind)))],
    };

    private static string KindWord(ActorKind kind) => kind switch
    {
        ActorKind.Anonymous => "khách",
        ActorKind.Citizen => "công dân",
        ActorKind.Officer => "cán bộ",
        ActorKind.Program => "chương trình",
        ActorKind.System => "nền tảng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
