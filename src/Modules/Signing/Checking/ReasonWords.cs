using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signing.Checking;

/// <summary>The reasons of a verdict as sentences for people: what was found, and what to do about it.</summary>
internal static class ReasonWords
{
    public static string Of(string reason) => reason switch
    {
        Reason.DigestMismatch => "Nội dung đã bị sửa sau khi ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.SignatureBroken => "Chữ ký không khớp với chứng thư của người ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.Unreadable => "Không đọc được chữ ký: tệp hỏng hoặc không đúng định dạng. Tải lại tệp rồi kiểm tra lại.",
        Reason.ByteRange => "Chữ ký không phủ đúng nội dung của tệp. Không dùng tệp này.",
        Reason.ChangedAfterSigning => "Có nội dung được thêm hoặc đổi sau khi ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.CertificateSwapped => "Chứng thư trong tệp không phải chứng thư lúc ký. Không dùng tệp này.",
        Reason.PartOnly => "Chữ ký chỉ phủ một phần tệp. Không dùng tệp này.",
        Reason.ChainInvalid => "Đường dẫn chứng thư không hợp lệ. Hỏi nơi phát hành văn bản.",
        Reason.Revoked => "Chứng thư đã bị thu hồi trước khi ký. Không dùng tệp này; hỏi nơi phát hành.",
        Reason.NotValidAtSigning => "Lúc ký, chứng thư chưa có hiệu lực. Hỏi nơi phát hành văn bản.",
        Reason.TimeStampInvalid => "Dấu thời gian không đúng hoặc bị giả. Không dùng tệp này.",
        Reason.NoCertificate => "Tệp không kèm chứng thư của người ký. Hỏi nơi phát hành văn bản.",
        Reason.ChainIncomplete => "Thiếu chứng thư của nơi cấp, chưa lần được tới gốc tin cậy. Hỏi nơi phát hành văn bản.",
        Reason.UntrustedRoot => "Nơi cấp chứng thư không có trong danh sách gốc tin cậy của tỉnh. Kiểm tra ở trang của nơi cấp đó.",
        Reason.RevokedNoProof => "Chứng thư đã bị thu hồi, và không có dấu thời gian để biết ký trước hay sau khi thu hồi. Đề nghị nơi phát hành ký lại.",
        Reason.RevocationUnknown => "Chưa biết chứng thư có bị thu hồi hay không: tệp không kèm và nơi cấp không thuộc nền tảng này. Kiểm tra ở trang của nơi cấp.",
        Reason.ExpiredNoProof => "Chứng thư đã hết hạn, và không có dấu thời gian để biết đã ký khi còn hạn. Đề nghị nơi phát hành ký lại.",
        Reason.WeakAlgorithm => "Thuật toán ký yếu (như SHA-1), ai cũng có thể giả. Đề nghị nơi phát hành ký lại.",
        Reason.AuthorityNotHeld => "Ngày ký, người ký không giữ chức vụ ở cơ quan ghi trong chứng thư. Hỏi cơ quan đó.",
        Reason.CertificateUsage => "Chứng thư này không được cấp để ký văn bản. Không dùng tệp này.",
        Reason.ContentMissing => "Chữ ký nằm riêng. Chọn thêm tệp nội dung gốc rồi kiểm tra lại.",
        Reason.TooMuchToHash => "Tệp có quá nhiều chữ ký phủ lên nhau, chữ ký này chưa được kiểm tra. Xin lại bản gốc từ nơi phát hành.",
        Reason.LaterUnproved => "Sau chữ ký này có chữ ký khác thêm vào mà chưa khẳng định được là của ai. Hỏi nơi phát hành về phần thêm sau.",
        "pdf-encrypted" => "Tệp PDF đặt mật khẩu. Xin bản không đặt mật khẩu rồi kiểm tra lại.",
        "cms-several-signers" => "Tệp có nhiều người ký cùng lúc, chưa kiểm tra được ở đây. Kiểm tra bằng phần mềm của nơi phát hành.",
        "xml-too-large" or "pdf-too-large" or "pdf-too-complex" => "Tệp quá lớn hoặc quá phức tạp để kiểm tra. Xin nơi phát hành bản gọn hơn.",
        _ => $"Chưa kiểm tra được: {FormatWords.Of(reason)}. Tải lại tệp từ nơi phát hành rồi kiểm tra lại.",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.None => "Tệp không có chữ ký số",
        Verdict.Valid => "Chữ ký hợp lệ",
        Verdict.Indeterminate => "Chưa khẳng định được",
        Verdict.Invalid => "Chữ ký không hợp lệ",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Change(string slug) => slug switch
    {
        "signature-added" => "thêm chữ ký",
        "validation-data-added" => "thêm dữ liệu kiểm tra",
        "time-stamp-added" => "thêm dấu thời gian",
        "content-changed" => "nội dung bị đổi",
        "annotation-added" => "thêm chú thích đè lên trang",
        "form-changed" => "biểu mẫu bị đổi",
        "page-added" => "thêm trang",
        _ => "thay đổi khác",
    };
}
