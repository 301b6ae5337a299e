using System.Globalization;
using System.Text;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;

namespace XaDienTu.People.Contracts;

/// <summary>
/// A citizen's number for life (Circular 59/2021/TT-BCA, article 4): 3 digits place of birth registration, 1 digit century and
/// sex, 2 digits birth year, 6 digits by chance. Identity cards of before 2016 carry 9 digits that tell nothing.
/// </summary>
public sealed record PersonalIdNumber
{
    public const int Length = 12;
    public const int OldLength = 9;
    private const string Invalid = "people.id-number-invalid";

    private PersonalIdNumber(string value)
    {
        Value = value;
    }

    /// <summary>Digits only.</summary>
    public string Value { get; }

    public bool IsOld => Value.Length == OldLength;

    /// <summary>Even centuries digits are men, odd ones women; unknown for an old number.</summary>
    public Sex? Sex => IsOld ? null : (Value[3] - '0') % 2 == 0 ? Contracts.Sex.Male : Contracts.Sex.Female;

    /// <summary>0 and 1 stand for 19xx, 2 and 3 for 20xx, and so on; unknown for an old number.</summary>
    public int? BirthYear =>
        IsOld ? null : 1900 + (100 * ((Value[3] - '0') / 2)) + int.Parse(Value.AsSpan(4, 2), CultureInfo.InvariantCulture);

    /// <summary>Reads what a person typed; spaces, dots and dashes do not count.</summary>
    /// <param name="field">The input field an error belongs to.</param>
    /// <param name="oldAllowed">Whether the 9 digits of an old identity card will do.</param>
    public static Result<PersonalIdNumber> Parse(string? text, string field = "idNumber", bool oldAllowed = false)
    {
        var digits = TypedText.Digits(text);
        return Fault(digits, oldAllowed) is { } fault ? Error.Field(Invalid, field, fault) : new PersonalIdNumber(digits);
    }

    /// <summary>What in the number speaks against the rest that is known of the person; null when they agree.</summary>
    public string? Contradiction(int? birthYear, Sex? sex, DateOnly today)
    {
        if (BirthYear > today.Year)
        {
            return $"Số căn cước này ứng với năm sinh {BirthYear}, năm đó chưa tới. Đối chiếu lại với thẻ.";
        }

        if (birthYear is not null && BirthYear is not null && birthYear != BirthYear)
        {
            return $"Số căn cước này của người sinh năm {BirthYear}, nhưng năm sinh ghi {birthYear}. Đối chiếu lại với thẻ.";
        }

        return sex is not null && Sex is not null && sex != Sex
            ? $"Số căn cước này của {Word(Sex.Value)}, nhưng giới tính ghi {Word(sex.Value)}. Đối chiếu lại với thẻ."
            : null;
    }

    public override string ToString() => Value;

    private static string? Fault(string digits, bool oldAllowed)
    {
        if (digits.Length == 0)
        {
            return "Nhập số căn cước, gồm 12 chữ số.";
        }

        if (digits.EnumerateRunes().Where(letter => letter.Value is < '0' or > '9').Select(letter => (Rune?)letter)
            .FirstOrDefault() is { } stranger)
        {
            return $"Số căn cước chỉ gồm chữ số. Bỏ “{stranger}”.";
        }

        if (oldAllowed && digits.Length == OldLength)
        {
            return null;
        }

        return digits.Length switch
        {
            < Length when oldAllowed => $"Số căn cước phải đủ 12 chữ số, chứng minh nhân dân cũ 9 chữ số, mới có {digits.Length}.",
            < Length => $"Số căn cước phải đủ 12 chữ số, mới có {digits.Length}.",
            > Length => $"Số căn cước chỉ có 12 chữ số, đang thừa {digits.Length - Length}.",
            _ => BirthPlaceCodes.Known(digits[..3]) ? null : $"Ba số đầu {digits[..3]} không phải mã tỉnh nào. Đối chiếu lại với thẻ.",
        };
    }

    private static string Word(Sex sex) => sex == Contracts.Sex.Male ? "nam" : "nữ";
}
