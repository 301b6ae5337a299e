using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Process;

/// <summary>Every way a person can be stopped in this module: a stable code and one sentence that says what to do next.</summary>
internal static class CaseErrors
{
    public static readonly Error NotFound =
        Error.NotFound("cases.not-found", "Không tìm thấy hồ sơ có mã này. Kiểm tra lại mã trên giấy hẹn.");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "cases.changed-meanwhile", "Người khác vừa xử lý hồ sơ này. Tải lại trang để xem bước hiện tại rồi làm tiếp.");

    public static readonly Error NoSuchStep =
        Error.NotFound("cases.no-such-step", "Quy trình của hồ sơ này không có bước đó. Tải lại trang để xem các bước.");

    public static readonly Error ReasonMissing = Error.Field("cases.reason-missing", "note", "Ghi lý do để người nộp và đồng nghiệp biết.");

    public static readonly Error ResultMissing =
        Error.Field("cases.result-missing", "result", "Chưa có tệp kết quả. Đính kèm kết quả rồi ký duyệt.");

    public static readonly Error ResultNotPdf = Error.Field(
        "cases.result-not-pdf", "result", "Chỉ ký số được kết quả dạng PDF. Đính kèm lại kết quả dạng PDF rồi ký.");

    public static readonly Error SignatureNeeded = Error.Conflict(
        "cases.signature-needed", "Kết quả này phải ký số. Mở mục Chờ ký để ký, hoặc chờ lãnh đạo có chứng thư số ký.");

    public static readonly Error ResultApproved = Error.Conflict(
        "cases.result-approved", "Kết quả đã được phê duyệt, không thay tệp nữa. Nếu sai, chuyển lại bước trước để soạn và ký lại.");

    public static readonly Error NoSigningCertificate = Error.Conflict(
        "cases.no-certificate", "Chưa có chứng thư số dùng được. Nhờ quản trị cơ quan đề nghị cấp chứng thư, rồi ký lại.");

    public static readonly Error AgencySignatureMissing = Error.Conflict(
        "cases.agency-signature-missing",
        "Kết quả có chữ ký số của lãnh đạo nhưng chưa có chữ ký số của cơ quan. Ký số của cơ quan trước rồi chuyển bước.");

    public static readonly Error NothingToSign = Error.Conflict(
        "cases.nothing-to-sign", "Không còn văn bản nào chờ ký. Tải lại trang để xem bước hiện tại.");

    public static readonly Error ConsultationOpen = Error.Conflict(
        "cases.consultation-open",
        "Còn cơ quan chưa trả lời ý kiến. Chờ cơ quan đó trả lời rồi chuyển bước; hạn trả lời ghi ở mục Ý kiến các cơ quan.");

    public static readonly Error NothingToSupplement = Error.Conflict(
        "cases.no-supplement-open", "Hồ sơ này không có yêu cầu bổ sung nào đang chờ. Xem mục Diễn biến để biết bước hiện tại.");

    public static readonly Error SupplementItemsMissing = Error.Field(
        "cases.supplement-items", "items", "Ghi ít nhất một chỗ cần bổ sung; nêu hết mọi chỗ trong một lần.");

    public static readonly Error SupplementOnce = Error.Conflict(
        "cases.supplement-once", "Hồ sơ này đã yêu cầu bổ sung một lần. Lần thứ hai phải do trưởng đơn vị hoặc lãnh đạo yêu cầu.");

    public static readonly Error PersonMissing = Error.Field(
        "cases.person-missing", "applicant.idNumber", "Điền số căn cước của chủ hồ sơ, hoặc của người nộp thay.");

    public static readonly Error UnknownFile = Error.Invalid(
        "cases.unknown-file", "Tệp đính kèm chưa có trên máy chủ hoặc do người khác tải lên. Tải tệp lên lại rồi nộp.");

    public static readonly Error NotYours = Error.Forbidden(
        "cases.not-yours", "Hồ sơ này không thuộc cơ quan hoặc tài khoản đang đăng nhập. Đổi tài khoản, hoặc hỏi cơ quan đang giữ hồ sơ.");

    public static Error ProcedureNotFound(string code) => Error.NotFound(
        "cases.procedure-not-found", $"Không có thủ tục mã {code} đang áp dụng. Tìm lại ở trang Thủ tục.");

    public static Error ReceivingUnknown => Error.Field("cases.receiving-unknown", "receivingOrganization", "Chọn cơ quan nhận hồ sơ.");

    public static Error WrongCounter(string organization, string procedure) => Error.Field(
        "cases.wrong-counter", "receivingOrganization", $"{organization} không nhận hồ sơ “{procedure}”. Chọn cơ quan khác.");

    public static Error NotYourCounter(string organization) => Error.Forbidden(
        "cases.not-your-counter", $"Tài khoản này không nhận hồ sơ cho {organization}. Chọn nơi đang làm việc, hoặc đổi tài khoản.");

    public static Error WrongChannel(string procedure) => Error.Field(
        "cases.wrong-channel", "channel", $"Thủ tục “{procedure}” chưa nộp được theo cách này. Nộp trực tiếp tại bộ phận một cửa.");

    public static Error NoCompetent(string receiving, string what) => Error.Invalid(
        "cases.no-competent", $"Chưa xác định được {what} cho hồ sơ nhận tại {receiving}. Báo quản trị nghiệp vụ kiểm tra quy trình.");

    public static Error StepClosed(string name, string who, DateTimeOffset at) => Error.Conflict(
        "cases.step-already-done",
        $"Bước “{name}” đã được {who} hoàn thành lúc {VietnamTime.Short(at)}. Tải lại trang để xem bước tiếp theo.");

    public static Error NotYourStep(string role, string organization) => Error.Forbidden(
        "cases.not-your-step", $"Bước này do {role} của {organization} làm. Chuyển cho đúng người hoặc đăng nhập tài khoản khác.");

    public static Error StatusForbids(CaseStatus status) => Error.Conflict(
        "cases.status-forbids",
        $"Hồ sơ đang ở trạng thái “{status.Word()}”, chưa làm được việc này. Xem mục Diễn biến để biết cần chờ gì.");

    public static Error NotOnFile(string field, string why) => Error.Field(
        "cases.not-on-file", field, $"Sổ công dân không ghi được: {why} Bỏ đánh dấu để nhận hồ sơ mà không ghi sổ.");

    public static Error OutcomeForbidden(string step) => Error.Field(
        "cases.outcome-forbidden", "outcome", $"Bước “{step}” không kết thúc theo cách này. Chọn một trong các nút của bước.");
}
