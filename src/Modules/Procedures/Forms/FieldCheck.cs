using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Forms;

/// <summary>Normalizes and checks one answer. Spaces, dots and dashes inside numbers are stripped, not refused.</summary>
internal static partial class FieldCheck
{
    /// <summary>What was typed for the field; the three boxes of a date are joined as day/month/year.</summary>
    public static string Typed(FormField field, IReadOnlyDictionary<string, string?> values)
    {
        var whole = Cleaned(field, values.GetValueOrDefault(field.Name));
        if (field.Kind != FieldKind.Date || whole.Length > 0)
        {
            return whole;
        }

        var boxes = new[] { "Day", "Month", "Year" }.Select(part => TypedText.Digits(values.GetValueOrDefault($"{field.Name}.{part}")))
            .ToArray();
        return boxes switch
        {
            ["", "", ""] => "",
            ["", "", var year] => year,
            _ => string.Join('/', boxes),
        };
    }

    private static string Cleaned(FormField field, string? typed) => field.Kind switch
    {
        FieldKind.TextArea => TypedText.Note(typed),
        // Digits of full width and such are digits.
        FieldKind.Date or FieldKind.Integer or FieldKind.Number => TypedText.Normal(TypedText.Line(typed), NormalizationForm.FormKC),
        _ => field.IsPersonName ? PersonName.Of(typed) : TypedText.Line(typed),
    };

    /// <returns>The value to keep, null for none; and what is wrong with it, null for nothing.</returns>
    public static (string? Value, string? Error) Run(FormField field, string typed, DateOnly today)
    {
        if (typed.Length == 0)
        {
            return (null, field.Required ? Missing(field) : null);
        }

        var longest = field.MaxLength ?? FormSchema.MaxAnswerLength;
        if (typed.Length > Math.Max(longest, FormSchema.MaxAnswerLength))
        {
            // Not looked at any closer, whatever it is meant to be.
            return (typed, TooLong(field, typed, longest));
        }

        return field.Kind switch
        {
            FieldKind.Boolean => Boolean(field, typed),
            FieldKind.Date => DateCheck.Run(field, typed, today),
            FieldKind.PersonalId => PersonalId(field, TypedText.Digits(typed), today),
            FieldKind.Phone => Phone(field, PhoneNumber.Of(typed)),
            FieldKind.Integer or FieldKind.Number => Number(field, typed),
            FieldKind.Choice => (typed, field.Options.Any(option => option.Value == typed) ? null : Missing(field)),
            _ => Text(field, typed),
        };
    }

    private static string TooLong(FormField field, string value, int longest) =>
        $"{field.Title} không quá {longest} ký tự, đang có {value.Length}. Viết ngắn lại.";

    private static string Missing(FormField field) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Commune => $"Chọn {Noun(field.Title)}.",
        FieldKind.Boolean => $"Đánh dấu vào ô “{field.Title}”.",
        _ => $"Điền {Noun(field.Title)}.",
    };

    private static (string? Value, string? Error) Boolean(FormField field, string typed)
    {
        var value = IsTicked(typed);
        return (value ? "true" : "false", !value && field.Required ? Missing(field) : null);
    }

    /// <summary>A ticked box sends its own value and that of the hidden field behind it: "true,false".</summary>
    public static bool IsTicked(string typed) => typed.Split(',')[0] is "true" or "on" or "1";

    /// <summary>12 digits: 3 of the place of birth registration, 1 of century and sex, 2 of the birth year, 6 of the person.</summary>
    private static (string? Value, string? Error) PersonalId(FormField field, string digits, DateOnly today)
    {
        if (!digits.All(char.IsAsciiDigit))
        {
            return (digits, $"{field.Title} chỉ gồm chữ số, đang ghi “{Shown(digits)}”.");
        }

        if (digits.Length != 12)
        {
            return (digits, digits.Length < 12
                ? $"{field.Title} phải đủ 12 chữ số, mới có {digits.Length}."
                : $"{field.Title} chỉ có 12 chữ số, đang ghi {digits.Length}.");
        }

        var birthYear = 1900 + ((digits[3] - '0') / 2 * 100)
            + int.Parse(digits.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.StartsWith("000", StringComparison.Ordinal))
        {
            return (digits, $"{field.Title} bắt đầu bằng mã nơi đăng ký khai sinh, không thể là 000. Kiểm tra lại 3 số đầu.");
        }

        return birthYear > today.Year
            ? (digits, $"{field.Title} này ghi năm sinh {birthYear}, sau năm nay. Kiểm tra lại số thứ 4, 5 và 6.")
            : (digits, null);
    }

    private static (string? Value, string? Error) Phone(FormField field, string number) =>
        (number, PhoneNumber.Fault(number) is null
            ? null
            : $"{field.Title} phải có 10 hoặc 11 chữ số, bắt đầu bằng số 0, đang ghi “{Shown(number)}”.");

    private static (string? Value, string? Error) Number(FormField field, string typed)
    {
        // "." groups thousands and "," begins the fraction; a lone "2.5" can only mean a fraction.
        var compact = typed.Replace(" ", "", StringComparison.Ordinal);
        var plain = ThousandsDots().IsMatch(compact) || compact.Contains(',', StringComparison.Ordinal)
            ? compact.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : compact;
        if (!decimal.TryParse(
            plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return (typed, $"{field.Title} phải là số, đang ghi “{Shown(typed)}”.");
        }

        if (field.Kind == FieldKind.Integer && number != decimal.Truncate(number))
        {
            return (typed, $"{field.Title} phải là số nguyên, đang ghi “{Shown(typed)}”.");
        }

        var value = number.ToString(CultureInfo.InvariantCulture);
        return number < field.Minimum ? (value, $"{field.Title} phải từ {field.Minimum} trở lên, đang ghi {Shown(typed)}.")
            : number > field.Maximum ? (value, $"{field.Title} không quá {field.Maximum}, đang ghi {Shown(typed)}.")
            : (value, null);
    }

    private static (string? Value, string? Error) Text(FormField field, string typed)
    {
        var value = typed;
        if (OldEncoding.IsIn(value))
        {
            return (value, OldEncoding.Sentence);
        }

        var longest = field.MaxLength ?? FormSchema.MaxAnswerLength;
        if (value.Length > longest)
        {
            return (value, TooLong(field, value, longest));
        }

        if (value.Length < field.MinLength)
        {
            return (value, $"{field.Title} cần ít nhất {field.MinLength} ký tự, mới có {value.Length}.");
        }

        if (field.IsPersonName && PersonName.Fault(value, longest) is { } wrongName)
        {
            return (value, wrongName);
        }

        if (field.Kind == FieldKind.Email && EmailAddress.Fault(value, longest) is not null)
        {
            return (value, $"Địa chỉ “{Shown(value)}” chưa đủ. Ghi theo dạng ten@noi.vn.");
        }

        return (value, Matches(field.Pattern, value)
            ? null
            : field.PatternMessage ?? $"{field.Title} chưa đúng dạng, đang ghi “{Shown(value)}”.");
    }

    private static bool Matches(Regex? pattern, string value)
    {
        try
        {
            return pattern is null || pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    internal static string Shown(string value) => value.Length <= 30 ? value : TypedText.Cut(value, 30) + "…";

    /// <summary>A title inside a sentence: small first letter, unless it begins with an abbreviation.</summary>
    internal static string Noun(string title) =>
        title.Length > 1 && char.IsUpper(title[0]) && !char.IsUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    [GeneratedRegex(@"^-?\d{1,3}(?:\.\d{3})+$")]
    private static partial Regex ThousandsDots();
}
