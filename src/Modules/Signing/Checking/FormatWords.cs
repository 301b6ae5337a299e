namespace XaDienTu.Signing.Checking;

/// <summary>What is wrong with a file, as people read it: the codes of the formats are for programs and never reach a page.</summary>
internal static class FormatWords
{
    /// <summary>A clause without a full stop, e.g. "tệp thiếu phần cuối". Codes that are not known here are broken files too.</summary>
    public static string Of(string code) => code switch
    {
        "pdf-truncated" => "tệp PDF thiếu phần cuối, có thể do tải về chưa xong",
        "pdf-not-pdf" => "tệp không phải PDF",
        "pdf-encrypted" => "tệp PDF đặt mật khẩu",
        "pdf-certified" => "người soạn PDF đã khoá, không cho thay đổi",
        "pdf-too-large" or "pdf-too-complex" or "pdf-too-deep" or "xml-too-large" or "cms-too-large" => "tệp quá lớn hoặc quá phức tạp",
        "too-many-signatures" => "tệp đã có quá nhiều chữ ký",
        "page-missing" => "tệp PDF thiếu trang để đặt chữ ký",
        "image-unreadable" => "không đọc được hình chữ ký",
        "cms-several-signers" => "tệp có nhiều người ký cùng lúc",
        "xml-already-signed" => "tệp đã có chữ ký",
        "request-weak-key" or "request-weak-algorithm" => "khoá hoặc thuật toán yếu",
        "request-signature" => "chữ ký trong yêu cầu không khớp",
        _ when code.StartsWith("pdf-", StringComparison.Ordinal) => "tệp PDF hỏng, không đọc được",
        _ => "tệp hỏng hoặc không đúng dạng",
    };
}
