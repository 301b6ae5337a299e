using System.Globalization;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Ui.Forms;

/// <summary>Numbers in the groups people read them in. Stored values stay plain: see <see cref="Digits"/>.</summary>
public static class Grouped
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>0987654321 → 0987 654 321.</summary>
    public static string Phone(string? phone)
    {
        var digits = Digits(phone);
        return digits.Length == 10 ? $"{digits[..4]} {digits[4..7]} {digits[7..]}" : phone ?? "";
    }

    /// <summary>024196001234 → 0241 9600 1234.</summary>
    public static string PersonalId(string? number)
    {
        var digits = Digits(number);
        return digits.Length == 12 ? $"{digits[..4]} {digits[4..8]} {digits[8..]}" : number ?? "";
    }

    /// <summary>1250000 → 1.250.000 đ.</summary>
    public static string Money(long dong) => Number(dong) + " đ";

    public static string Number(long number) => number.ToString("#,0", Vietnamese);

    /// <inheritdoc cref="TypedText.Digits"/>
    public static string Digits(string? typed) => TypedText.Digits(typed);
}
