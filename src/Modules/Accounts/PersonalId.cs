using System.Globalization;

namespace XaDienTu.Accounts;

/// <summary>
/// The personal identification number (Decree 70/2024, art. 2 and Circular 59/2021): 12 digits, three for the province of
/// birth registration (001–096), one for century and sex, two for the year of birth, six by chance.
/// </summary>
internal static class PersonalId
{
    public const int Length = 12;
    private const int LastProvince = 96;

    public static bool IsValid(string digits) => digits.Length == Length && Digits.AreAll(digits)
        && int.Parse(digits.AsSpan(0, 3), CultureInfo.InvariantCulture) is > 0 and <= LastProvince;

    /// <summary>What is wrong with it, in the citizen's words; null when nothing is.</summary>
    public static string? Fault(string digits) => digits switch
    {
        "" => "Nhập số căn cước gồm 12 chữ số.",
        _ when !Digits.AreAll(digits) => "Số căn cước chỉ gồm chữ số.",
        { Length: < Length } => $"Số căn cước phải đủ 12 chữ số, mới có {digits.Length}.",
        { Length: > Length } => $"Số căn cước chỉ có 12 chữ số, đang có {digits.Length}.",
        _ when !IsValid(digits) => $"Ba số đầu “{digits[..3]}” không phải mã tỉnh, thành phố nào. Xem lại số trên thẻ căn cước.",
        _ => null,
    };
}

/// <summary>Numbers as people type them: with blanks, dots and dashes.</summary>
internal static class Digits
{
    public static string Of(string? typed) =>
        string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('.' or '-' or '(' or ')')));

    public static bool AreAll(string text) => text.All(char.IsAsciiDigit);
}
