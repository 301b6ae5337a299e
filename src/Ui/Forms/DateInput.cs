using System.ComponentModel.DataAnnotations;
using System.Globalization;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// A date as typed into three boxes. Bind it in a form with <c>public DateInput Born { get; set; } = new();</c>;
/// an impossible date becomes an error of the field by itself, a missing one with <see cref="DateNeededAttribute"/>.
/// </summary>
public sealed class DateInput : IValidatableObject
{
    private const int MaxBoxLength = 10;
    private const string TooLong = "Dài quá 10 ký tự. Rút ngắn lại.";

    [MaxLength(MaxBoxLength, ErrorMessage = TooLong)]
    public string? Day { get; set; }

    [MaxLength(MaxBoxLength, ErrorMessage = TooLong)]
    public string? Month { get; set; }

    [MaxLength(MaxBoxLength, ErrorMessage = TooLong)]
    public string? Year { get; set; }

    /// <summary>"Chỉ biết năm sinh": many elderly people hold papers that give a year only.</summary>
    public bool YearOnly { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>The date; null when empty, year only or impossible.</summary>
    public DateOnly? Date =>
        !YearOnly && Number(Day) is { } day && Number(Month) is { } month && Number(Year) is { } year
        && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The year alone; null when it is no year.</summary>
    public int? KnownYear => Number(Year) is { } year and >= 1800 and <= 9999 ? year : null;

    public static DateInput From(DateOnly? date) => date is not { } known
        ? new DateInput()
        : new DateInput { Day = Two(known.Day), Month = Two(known.Month), Year = known.Year.ToString(CultureInfo.InvariantCulture) };

    /// <summary>What is wrong with the date, in the words shown to the person; null when empty or fine.</summary>
    public string? Fault()
    {
        if (IsEmpty)
        {
            return null;
        }

        if (KnownYear is null)
        {
            return string.IsNullOrWhiteSpace(Year) ? "Nhập thêm năm." : $"Năm phải đủ 4 chữ số, đang là {Year.Trim()}.";
        }

        if (YearOnly)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(Day) || string.IsNullOrWhiteSpace(Month))
        {
            return "Nhập đủ ngày, tháng và năm.";
        }

        return Date is null ? $"Ngày {Day.Trim()}/{Month.Trim()}/{Year!.Trim()} không có. Kiểm tra lại ngày hoặc tháng." : null;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Fault() is { } fault)
        {
            yield return new ValidationResult(fault);
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(TypedText.Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}

/// <summary>The three boxes may not stay empty: <c>[DateNeeded("Nhập ngày sinh.")]</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateNeededAttribute(string message) : ValidationAttribute(message)
{
    public override bool IsValid(object? value) => value is DateInput { IsEmpty: false };
}
