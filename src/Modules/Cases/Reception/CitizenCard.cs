using System.Globalization;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Cases.Reception;

/// <summary>
/// What the square code on a citizen card says (Circular 06/2021/TT-BCA; seven parts between bars):
/// <c>number|old number|name|birth, ddMMyyyy|sex|address|issued, ddMMyyyy</c>.
/// </summary>
internal sealed record CitizenCard(string IdNumber, string FullName, DateOnly BirthDate, string Address)
{
    /// <summary>Seven parts with the longest name and address; a scanner that reads a card twice brings more, and is told so.</summary>
    public const int MostLetters = 1000;

    private const int Parts = 7;
    private const char Bar = '|';

    /// <summary>Whether this is a card at all, and not a number typed by hand.</summary>
    public static bool IsScanned(string? text) => text?.Contains(Bar, StringComparison.Ordinal) == true;

    /// <summary>Reads what a scanner typed. A card that cannot be trusted wholly is not taken by halves, but for its number.</summary>
    public static CardReading Read(string text, DateOnly today)
    {
        // Scanners and input tools leave line ends, tabs and signs of no width behind.
        var parts = TypedText.Line(text).Split(Bar);
        var number = IdNumbers.Digits(parts[0]);
        if (IdNumbers.Fault(number) is { } fault)
        {
            return new(null, null, $"Máy quét đọc sai thẻ. {fault} Quét lại hoặc gõ 12 số.");
        }

        if (parts.Length != Parts)
        {
            return new(null, number, $"Thẻ đọc được {parts.Length} phần, phải đủ {Parts}. Quét lại, hoặc gõ họ tên và nơi ở theo thẻ.");
        }

        var (name, address) = (Words(parts[2]), Words(parts[5]));
        if (Day(parts[3]) is not { } born || born > today || Day(parts[6]) is not { } issued || issued < born)
        {
            return new(null, number, "Ngày trên thẻ đọc bị sai. Quét lại, hoặc gõ họ tên và nơi ở theo thẻ.");
        }

        return IsWhole(name, address)
            ? new(new CitizenCard(number, name, born, address), number, null)
            : new(null, number, "Chữ trên thẻ đọc bị sai dấu. Tắt bộ gõ tiếng Việt rồi quét lại, hoặc gõ họ tên và nơi ở theo thẻ.");
    }

    // No Vietnamese place is written without a single mark; a question mark or a box stands where a mark was lost.
    private static bool IsWhole(string name, string address) =>
        name.Length > 0 && name.All(letter => char.IsLetter(letter) || letter is ' ' or '\'' or '-')
        && !address.Contains('?', StringComparison.Ordinal) && !address.Contains('\uFFFD', StringComparison.Ordinal)
        && (address.Length == 0 || address.Any(letter => letter > '~'));

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1850
            ? day
            : null;

    private static string Words(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <param name="Card">Null when what was read is not to be trusted.</param>
/// <param name="IdNumber">The number, which proves itself by its digits; null when even that is wrong.</param>
/// <param name="Fault">What is wrong and what to do, in one sentence or two.</param>
internal sealed record CardReading(CitizenCard? Card, string? IdNumber, string? Fault);
