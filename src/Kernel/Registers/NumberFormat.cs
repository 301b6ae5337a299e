using System.Globalization;
using System.Text.RegularExpressions;

namespace XaDienTu.Kernel.Registers;

/// <summary>
/// How a register writes its numbers: <c>{số:2}/QĐ-UBND</c>, <c>{số}/{năm}</c>, <c>{quyển}-{số:3}</c>. The digit is the least number of
/// digits (Decree 30/2020, annex I: numbers below 10 get a 0).
/// </summary>
public static partial class NumberFormat
{
    public const int MaxLength = 60;

    /// <summary>What is wrong with a format that somebody typed; null when nothing is.</summary>
    public static string? Fault(string format, bool hasYear, bool hasBook)
    {
        var rest = Placeholder().Replace(format, "");
        var names = Placeholder().Matches(format).Select(match => match.Groups[1].Value).ToList();
        return format.Length is 0 or > MaxLength ? $"Ghi mẫu số, không quá {MaxLength} chữ. Ví dụ {{số:2}}/QĐ-UBND."
            : names.Count(name => name == Number) != 1 ? "Mẫu số phải có {số} đúng một lần. Ví dụ {số:2}/QĐ-UBND."
            : rest.IndexOfAny(['{', '}']) >= 0 ? "Trong ngoặc { } chỉ ghi số, năm hoặc quyển. Ví dụ {số:2}/{năm}."
            : !hasYear && names.Contains(Year) ? "Sổ không theo năm thì bỏ {năm} khỏi mẫu số."
            : !hasBook && names.Contains(Book) ? "Sổ theo năm không có quyển, bỏ {quyển} khỏi mẫu số."
            : null;
    }

    public static string Text(string format, int number, RegisterKey key) => Placeholder().Replace(format, match =>
        match.Groups[1].Value switch
        {
            Year => key.Year.ToString(CultureInfo.InvariantCulture),
            Book => key.Book,
            _ => number.ToString($"D{match.Groups[2].Value}", CultureInfo.InvariantCulture),
        });

    private const string Number = "số";
    private const string Year = "năm";
    private const string Book = "quyển";

    [GeneratedRegex(@"\{(số(?=[:}])|năm(?=\})|quyển(?=\})):?([1-9]?)\}")]
    private static partial Regex Placeholder();
}
