using System.Text.RegularExpressions;

namespace XaDienTu.Kernel.Text;

/// <summary>A phone number of Vietnam: 10 digits of a mobile or landline, 11 of a landline with a long area code.</summary>
public static partial class PhoneNumber
{
    public const int Most = 11;

    /// <summary>As it is kept, 0912345678, however it was typed: in groups, with +84, 0084 or 84 in front. Empty when nothing
    /// was.</summary>
    public static string Of(string? typed)
    {
        var digits = TypedText.Digits(typed);
        return Abroad().Replace(digits, "0");
    }

    /// <summary>What is wrong with a number as <see cref="Of"/> gives it; null when it does.</summary>
    public static string? Fault(string number) =>
        National().IsMatch(number)
            ? null
            : $"Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0, đang ghi “{Shown(number)}”. Điền một số.";

    private static string Shown(string number) => number.Length <= 2 * Most ? number : TypedText.Cut(number, 2 * Most) + "…";

    // 84 alone only before all nine or ten digits: no number of ours begins with it.
    [GeneratedRegex(@"^(?:\+84|0084)0?|^84(?=[1-9][0-9]{8,9}$)")]
    private static partial Regex Abroad();

    [GeneratedRegex(@"^0[0-9]{9,10}$")]
    private static partial Regex National();
}
