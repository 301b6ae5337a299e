using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signing.Checking;

/// <summary>The reasons of a verdict as sentences for people: what was found, and what to do about it.</summary>
internal static class ReasonWords
{
    /// <summary>What stands beside an unreadable signature and says something else than how it is broken.</summary>
    private static readonly HashSet<string> Named =
        [Reason.ChainIncomplete, Reason.UntrustedRoot, Reason.RevocationUnknown, Reason.RevokedNoProof, Reason.ExpiredNoProof,
            Reason.LaterUnproved];

    public static string Of(string reason) => reason switch
    {
        Reason.DigestMismatch => "Nội dung đã bị sửa sau khi ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.SignatureBroken => "Chữ ký không khớp với chứng thư của người ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.Unreadable => "Không đọc được chữ ký: tệp hỏng hoặc không đúng định dạng. Tải lại tệp rồi kiểm tra lại.",
        Reason.ByteRange => "Chữ ký không phủ đúng nội dung của tệp. Không dùng tệp này.",
        Reason.ChangedAfterSigning => "Có nội dung được thêm hoặc đổi sau khi ký. Xin lại bản gốc từ nơi phát hành.",
        Reason.CertificateSwapped => "Chứng thư trong tệp không phải chứng thư lúc ký. Không dùng tệp này.",
        Reason.PartOnly => "Chữ ký chỉ phủ một phần tệp. Không dùng tệp này.",
        Reason.ChainInvalid => "Chưa xác nhận được các chứng thư nối người ký với nơi cấp. Hỏi nơi phát hành văn bản.",
        Reason.Revoked => "Chứng thư đã bị thu hồi trước khi ký. Không dùng tệp này; hỏi nơi phát hành.",
        Reason.NotValidAtSigning => "Lúc ký, chứng thư chưa có hiệu lực. Hỏi nơi phát hành văn bản.",
        Reason.TimeStampInvalid => "Dấu thời gian không đúng hoặc bị giả. Không dùng tệp này.",
        Reason.NoCertificate => "Tệp không kèm chứng thư của người ký. Hỏi nơi phát hành văn bản.",
        Reason.ChainIncomplete => "Thiếu chứng thư của nơi cấp, chưa lần được tới gốc tin cậy. Hỏi nơi phát hành văn bản.",
        Reason.UntrustedRoot => "Nơi cấp chứng thư không có trong danh sách gốc tin cậy của tỉnh. Kiểm tra ở trang của nơi cấp đó.",
        Reason.RevokedNoProof =>
            "Chứng thư đã bị thu hồi, và chưa có dấu thời gian tin cậy để biết ký trước hay sau khi thu hồi. Đề nghị nơi phát hành ký lại.",
        Reason.RevocationUnknown =>
            "Chưa biết chứng thư có bị thu hồi hay không: tệp không kèm và nơi cấp không thuộc nền tảng này. Kiểm tra ở trang của nơi cấp.",
        Reason.ExpiredNoProof =>
            "Chứng thư đã hết hạn, và chưa có dấu thời gian tin cậy để biết đã ký khi còn hạn. Đề nghị nơi phát hành ký lại.",
        Reason.WeakAlgorithm => "Thuật toán hoặc khoá ký quá yếu (như SHA-1, RSA 1024), có thể bị giả. Đề nghị nơi phát hành ký lại.",
        Reason.AuthorityNotHeld => "Ngày ký, người ký không giữ chức vụ ở cơ quan ghi trong chứng thư. Hỏi cơ quan đó.",
        Reason.CertificateUsage => "Chứng thư này không ghi là cấp để ký văn bản. Hỏi nơi phát hành văn bản.",
        Reason.NotSupported =>
            "Chữ ký dùng kiểu mà trang này chưa kiểm tra được; không có nghĩa là chữ ký sai. Kiểm tra bằng phần mềm của nơi phát hành.",
        Reason.ContentMissing => "Chữ ký nằm riêng. Chọn thêm tệp nội dung gốc rồi kiểm tra lại.",
        Reason.TooMuchToHash => "Tệp có quá nhiều chữ ký phủ lên nhau, chữ ký này chưa được kiểm tra. Xin lại bản gốc từ nơi phát hành.",
        Reason.LaterUnproved =>
            "Sau chữ ký này có chữ ký khác thêm vào mà chưa khẳng định được là của ai. Hỏi nơi phát hành về phần thêm sau.",
        "pdf-encrypted" => "Tệp PDF đặt mật khẩu. Xin bản không đặt mật khẩu rồi kiểm tra lại.",
        "cms-several-signers" => "Tệp có nhiều người ký cùng lúc, chưa kiểm tra được ở đây. Kiểm tra bằng phần mềm của nơi phát hành.",
        "xml-too-large" or "pdf-too-large" or "pdf-too-complex" or "pdf-too-deep" or "cms-too-large" or "too-many-signatures" =>
             "Tệp quá lớn hoặc quá phức tạp để kiểm tra. Xin nơi phát hành bản gọn hơn.",
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
        PdfChanges.SignatureAdded => "thêm chữ ký",
        PdfChanges.SignatureFieldAdded => "thêm ô để ký",
        PdfChanges.ValidationDataAdded => "thêm dữ liệu kiểm tra",
        PdfChanges.TimeStampAdded => "thêm dấu thời gian",
        PdfChanges.MetadataChanged => "đổi thông tin kèm tệp (tên, ngày), không đổi nội dung",
        PdfChanges.SignatureOverText => "hình của chữ ký thêm sau nằm trên chữ đã ký: xem kỹ chỗ đó",
        PdfChanges.ContentChanged => "nội dung bị đổi",
        PdfChanges.AnnotationAdded => "thêm chú thích hoặc hình đè lên trang",
        PdfChanges.AnnotationChanged => "chú thích bị đổi",
        PdfChanges.AnnotationRemoved => "chú thích bị bỏ",
        PdfChanges.FormChanged => "biểu mẫu bị đổi",
        PdfChanges.PageAdded => "thêm trang",
        PdfChanges.PageRemoved => "bỏ trang",
        PdfChanges.Ambiguous => "phần thêm vào viết sai chuẩn, mỗi phần mềm hiện một kiểu",
        PdfChanges.UnlistedContent => "có phần nằm ngoài mục lục của tệp",
        PdfChanges.SignatureDetached => "chữ ký bị tách khỏi bản đã ký",
        PdfChanges.NotPermitted => "có thay đổi mà người ký không cho phép",
        _ => "thay đổi khác",
    };

    /// <summary>What damns a signature, beside the question that it answers.</summary>
    public static IEnumerable<string> Faults(SignatureCheck check, Question question) =>
        check.Reasons.Where(reason => !Reason.IsOpen(reason) && About(reason) == question).Select(Of);

    /// <summary>What is not known, each once: what is named more closely is not named in general too.</summary>
    public static IReadOnlyList<string> Open(SignatureCheck check) =>
    [
        .. check.Reasons.Where(Reason.IsOpen).Where(reason => reason switch
        {
            Reason.UntrustedRoot => !check.Reasons.Contains(Reason.ChainIncomplete),
            Reason.NotSupported => !check.Reasons.Any(Reason.IsBeyond),
            _ => !check.Reasons.Contains(Reason.Unreadable) || Named.Contains(reason),
        }).Select(Of),
    ];

    /// <summary>Is the paper what was signed?</summary>
    public static string Content(SignatureCheck check) => check.Content switch
    {
        "as-signed" => "Đúng như lúc ký",
        "changed" => "Không đúng như lúc ký",
        _ => "Chưa kiểm tra được",
    };

    /// <summary>May the signer sign: does the certificate stand, and the post?</summary>
    public static string Right(SignatureCheck check) =>
        string.Join(" ", new[] { Authority(check), Revocation(check) }.Where(words => words.Length > 0));

    public static string Time(SignatureCheck check) => check switch
    {
        { IsTimeProved: true } => "có dấu thời gian chứng thực",
        { Timestamp: "untrusted" } => "dấu thời gian của nơi chưa tin cậy",
        { Timestamp: "weak" } => "dấu thời gian dùng thuật toán yếu nên không tính; giờ do người ký ghi",
        _ => "giờ do người ký ghi, chữ ký không kèm dấu thời gian",
    };

    private static Question About(string reason) => reason switch
    {
        Reason.SignatureBroken or Reason.CertificateSwapped => Question.Who,
        Reason.Revoked => Question.Right,
        Reason.TimeStampInvalid => Question.When,
        _ => Question.Paper,
    };

    private static string Authority(SignatureCheck check) => check.Authority switch
    {
        "held" => "Ngày ký, người ký đang giữ chức vụ ở cơ quan ghi trong chứng thư.",
        "not-held" => "Ngày ký, người ký không giữ chức vụ ở cơ quan ghi trong chứng thư.",
        _ => "Chưa biết chức vụ: người ký không thuộc cơ quan trên nền tảng này.",
    };

    private static string Revocation(SignatureCheck check) => check.Revocation switch
    {
        "good" => "Chứng thư không bị thu hồi.",
        "revoked" => "Chứng thư đã bị thu hồi.",
        "revoked-later" => "Chứng thư bị thu hồi sau khi ký.",
        _ => "Chưa biết chứng thư có bị thu hồi hay không.",
    };
}

/// <summary>What whoever holds a signed paper wants to know, in this order.</summary>
internal enum Question
{
    Paper,
    Who,
    Right,
    When,
}
