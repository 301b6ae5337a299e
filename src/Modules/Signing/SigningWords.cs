using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Enrolment;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Signing;

/// <summary>States and kinds in words for people.</summary>
internal static class SigningWords
{
    public static string Word(this KeyPlace place) => place switch
    {
        KeyPlace.Software => "Kho khoá của nền tảng",
        KeyPlace.Token => "Thiết bị ở máy chủ (PKCS#11)",
        KeyPlace.Remote => "Dịch vụ ký từ xa",
        KeyPlace.Desk => "Thiết bị ở máy cán bộ",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };

    public static string Word(this CertificateUse use) => use switch
    {
        CertificateUse.Person => "Cá nhân",
        CertificateUse.Agency => "Cơ quan",
        CertificateUse.Root => "CA gốc",
        CertificateUse.Issuing => "CA cấp chứng thư",
        CertificateUse.TimeStamping => "Dấu thời gian",
        CertificateUse.Ocsp => "Trả lời trạng thái",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };

    public static string Word(this ApplicationState state) => state switch
    {
        ApplicationState.Requested => "Chờ duyệt",
        ApplicationState.Approved => "Chờ đặt mã PIN",
        ApplicationState.Issued => "Đã cấp",
        ApplicationState.Refused => "Từ chối",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static Tone Tone(this ApplicationState state) => state switch
    {
        ApplicationState.Issued => Ui.Parts.Tone.Ok,
        ApplicationState.Refused => Ui.Parts.Tone.Err,
        _ => Ui.Parts.Tone.Warn,
    };

    public static string Word(this X509RevocationReason reason) => RevokeCertificate.Reasons.GetValueOrDefault(reason, "Lý do khác");

    public static (string Word, Tone Tone) State(this CertificateRecord record, DateTimeOffset now) =>
        record.RevokedAt is not null ? ("Đã thu hồi", Ui.Parts.Tone.Err)
        : now >= record.ValidTo ? ("Hết hạn", Ui.Parts.Tone.Err)
        : record.IsLocked ? ("Khoá vì sai PIN", Ui.Parts.Tone.Err)
        : record.ExpiresSoon(now) ? ("Sắp hết hạn", Ui.Parts.Tone.Warn)
        : ("Đang dùng", Ui.Parts.Tone.Ok);
}
