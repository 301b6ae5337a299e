using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Files;

internal static class FileErrors
{
    public static Error TooLarge(string name, long limit) => Error.TooLarge(
        "files.too-large", $"Tệp “{name}” lớn hơn {limit / 1024 / 1024} MB. Chụp lại bằng nút “Chụp ảnh” để máy tự thu nhỏ, hoặc tách thành nhiều tệp.");

    public static Error Empty(string name) => Error.Invalid("files.empty", $"Tệp “{name}” rỗng, 0 byte. Chọn lại tệp có nội dung.");

    public static Error UnknownKind(string name) => Error.Invalid("files.kind", $"Tệp “{name}” chưa đọc được. Gửi PDF, JPG hoặc PNG.");

    public static Error Flawed(string name, FileFlaw flaw) => flaw switch
    {
        FileFlaw.CutShort =>
            Error.Invalid("files.cut-short", $"Tệp “{name}” bị thiếu phần cuối, thường do tải hoặc chép dở. Mở thử tệp rồi gửi lại."),
        FileFlaw.Locked => Error.Invalid("files.locked", $"Tệp “{name}” đặt mật khẩu nên không mở được. Bỏ mật khẩu của tệp rồi gửi lại."),
        _ => Error.Invalid("files.broken", $"Tệp “{name}” hỏng, không mở được. Chụp hoặc quét lại rồi gửi."),
    };

    public static Error NameMismatch(string name, FileKind kind) => Error.Invalid(
        "files.name-mismatch",
        $"Tên tệp “{name}” không khớp nội dung (nội dung là {kind.Extensions[0][1..].ToUpperInvariant()}). Đổi đuôi tệp thành {kind.Extensions[0]} hoặc chọn tệp khác.");
}
