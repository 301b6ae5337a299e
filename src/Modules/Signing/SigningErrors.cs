using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signing;

/// <summary>What can go wrong with certificates and signatures, said once.</summary>
internal static class SigningErrors
{
    public const string PinField = "pin";

    public static readonly Error NoCertificate = Error.NotFound(
        "signing.no-certificate", "Không có chứng thư số này. Mở lại danh sách chứng thư.");

    public static readonly Error NoApplication = Error.NotFound(
        "signing.no-application", "Không có đề nghị này. Mở lại danh sách đề nghị.");

    public static readonly Error NotYourKey = Error.Forbidden(
        "signing.not-your-key", "Khoá này của người khác hoặc của cơ quan khác. Ký bằng chứng thư của mình.");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "signing.changed", "Người khác vừa thay đổi. Mở lại trang rồi làm tiếp.");

    public static readonly Error NotPdf = Error.Invalid(
        "signing.not-pdf", "Chỉ ký số được tệp PDF. Chuyển văn bản sang PDF rồi đính kèm lại.");

    public static readonly Error NothingToSign = Error.Invalid("signing.nothing", "Chưa chọn văn bản nào để ký.");

    public static readonly Error NotSignedByPerson = Error.Conflict(
        "signing.person-first", "Người có thẩm quyền chưa ký văn bản này. Cơ quan chỉ ký sau khi người có thẩm quyền đã ký.");

    public static readonly Error PinMissing = Error.Field("signing.pin-missing", PinField, "Gõ mã PIN.");

    public static readonly Error TooMany =
        Error.Invalid("signing.too-many", "Quá nhiều văn bản cho một lần ký. Chọn ít văn bản hơn rồi ký tiếp phần còn lại.");

    public static Error Unusable(DateTimeOffset validTo) => Error.Conflict(
        "signing.certificate-unusable",
        $"Chứng thư số đã bị thu hồi hoặc không còn hạn (hạn dùng {Kernel.Time.VietnamTime.Short(Kernel.Time.VietnamTime.VietnamDate(validTo))}). Đề nghị cấp chứng thư mới.");

    public static Error BadPdf(string fileName, string why) => Error.Invalid(
        "signing.bad-pdf", $"Không ký được tệp “{fileName}”: {why}. Xuất lại PDF rồi đính kèm lại.");

    public static Error Refused(KeyRefusal reason, int triesLeft = 0) => reason switch
    {
        KeyRefusal.WrongPin => Error.Field("signing.wrong-pin", PinField, triesLeft > 0
            ? $"Mã PIN chưa đúng. Còn {triesLeft} lần thử."
            : "Mã PIN chưa đúng. Gõ lại mã PIN."),
        KeyRefusal.Locked => Error.Conflict("signing.locked", "Khoá đã bị khoá vì sai mã PIN nhiều lần. Đề nghị cấp chứng thư mới."),
        KeyRefusal.Refused =>
            Error.Conflict("signing.refused", "Người giữ khoá đã từ chối ký trên thiết bị của mình. Ký lại khi sẵn sàng."),
        KeyRefusal.TimedOut => Error.Conflict("signing.timed-out", "Hết thời gian chờ xác nhận. Ký lại rồi xác nhận trên điện thoại."),
        KeyRefusal.Unreachable =>
            Error.Conflict("signing.unreachable", "Chưa nối được nơi giữ khoá. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị nền tảng."),
        KeyRefusal.NotFound => Error.Conflict("signing.key-missing", "Không tìm thấy khoá của chứng thư này. Báo quản trị nền tảng."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
