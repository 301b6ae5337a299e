using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.People.Contracts;

namespace XaDienTu.People.Remembering;

/// <summary>What was said of a person, read and found sound.</summary>
internal sealed record PersonFacts(
    string FullName,
    PersonalIdNumber? IdNumber,
    DateOnly? BirthDate,
    int? BirthYear,
    Sex? Sex,
    string? Phone,
    string? Email,
    string? Address,
    Guid? CommuneOrganizationId)
{
    private const int EarliestYear = 1900;
    private const int MobileDigits = 10;
    private const int LandlineDigits = 11;

    public static Result<PersonFacts> Of(PersonInput input, DateOnly today)
    {
        var faults = new Dictionary<string, string>();
        var name = Words(input.FullName);
        Check("fullName", name is null ? "Nhập họ, chữ đệm và tên." : TooLong(name, Person.MaxName, "Họ tên"));
        var birthYear = input.BirthDate?.Year ?? input.BirthYear;
        Check("birthDate", BirthFault(input.BirthDate, birthYear, today));
        var number = Number(input, birthYear, today, Check);
        var phone = PhoneDigits(input.Phone);
        Check("phone", PhoneFault(phone));
        var email = Words(input.Email);
        Check("email", EmailFault(email));
        var address = Words(input.Address);
        Check("address", TooLong(address, Person.MaxAddress, "Địa chỉ"));
        if (faults.Count > 0)
        {
            return faults.Count == 1
                ? Error.Field("people.invalid", faults.Keys.Single(), faults.Values.Single())
                : Error.Invalid("people.invalid", faults);
        }

        return new PersonFacts(
            name!, number, input.BirthDate, birthYear ?? number?.BirthYear, input.Sex ?? number?.Sex,
            phone, email, address, input.CommuneOrganizationId);

        void Check(string field, string? fault)
        {
            if (fault is not null)
            {
                faults.TryAdd(field, fault);
            }
        }
    }

    private static PersonalIdNumber? Number(PersonInput input, int? birthYear, DateOnly today, Action<string, string?> check)
    {
        if (string.IsNullOrWhiteSpace(input.IdNumber))
        {
            return null;
        }

        var number = PersonalIdNumber.Parse(input.IdNumber, oldAllowed: input.OldIdNumberAllowed);
        check("idNumber", number.Ok ? number.Value.Contradiction(birthYear, input.Sex, today) : number.Error.Message);
        return number.Value;
    }

    private static string? BirthFault(DateOnly? date, int? year, DateOnly today)
    {
        if (date > today || year > today.Year)
        {
            return $"Ngày sinh phải trước hôm nay, {VietnamTime.Short(today)}.";
        }

        return year < EarliestYear ? $"Năm sinh {year} quá xa. Kiểm tra lại, năm sinh từ {EarliestYear}." : null;
    }

    private static string? PhoneDigits(string? text)
    {
        var digits = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('.' or '-')));
        return digits.Length == 0 ? null : digits.StartsWith("+84", StringComparison.Ordinal) ? "0" + digits[3..] : digits;
    }

    private static string? PhoneFault(string? phone) => phone switch
    {
        null => null,
        _ when !phone.All(char.IsAsciiDigit) || phone[0] != '0' => $"Số điện thoại bắt đầu bằng 0 và chỉ gồm chữ số. Sửa “{phone}”.",
        { Length: MobileDigits or LandlineDigits } => null,
        _ => $"Số điện thoại có 10 hoặc 11 chữ số, đang ghi {phone.Length}.",
    };

    private static string? EmailFault(string? email)
    {
        var at = email?.IndexOf('@', StringComparison.Ordinal);
        return email is null || (at > 0 && at < email.Length - 1 && !email.Contains(' ', StringComparison.Ordinal))
            ? TooLong(email, Person.MaxEmail, "Thư điện tử")
            : $"“{email}” chưa phải địa chỉ thư. Ghi như ten@noinhan.vn.";
    }

    private static string? TooLong(string? text, int most, string what) =>
        text?.Length > most ? $"{what} dài {text.Length} chữ, chỉ nhận tới {most}. Viết ngắn lại." : null;

    // Composed letters and single spaces, so that equal names are equal texts.
    private static string? Words(string? text) =>
        string.Join(' ', (text ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : null;
}
