using System.Globalization;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>What a procedure says, in the short words of its page.</summary>
internal static class ProcedureWords
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = "." };

    public static string Of(Audience audience) => audience switch
    {
        Audience.Citizen => "Người dân",
        Audience.Business => "Doanh nghiệp, tổ chức",
        Audience.Agency => "Cơ quan, cán bộ",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    public static string Of(Channel channel) => channel switch
    {
        Channel.Counter => "Nộp trực tiếp",
        Channel.Online => "Nộp trên mạng",
        Channel.Post => "Gửi bưu chính",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    public static string Dong(long amount) => amount.ToString("#,0", Vietnamese) + " đ";

    /// <summary>"2.000 đ một trang", "Miễn phí".</summary>
    public static string Of(Fee fee) => fee.Amount == 0 ? "Miễn phí" : Dong(fee.Amount) + fee.Per switch
    {
        FeePer.Page => " một trang",
        FeePer.Copy => " một bản",
        FeePer.Item => " một việc",
        _ => "",
    };

    /// <summary>"1 bản chính, 2 bản sao".</summary>
    public static string Quantity(RequiredDocument document) => string.Join(", ", new[]
    {
        document.Originals > 0 ? $"{document.Originals} bản chính" : null,
        document.Copies > 0 ? $"{document.Copies} bản sao" : null,
        document.PresentOnly ? "chỉ xuất trình" : null,
    }.OfType<string>());

    /// <summary>Whether nothing has to be paid, without exception.</summary>
    public static bool IsFree(ProcedureContent content) => content.Fees.Count > 0 && content.Fees.All(fee => fee.Amount == 0);
}
