using System.Globalization;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>
/// The persons of a draft as they were typed, by name: <c>applicant.fullName</c> … and, when somebody files for the
/// applicant, <c>submitter.fullName</c> …. Half an answer is kept too.
/// </summary>
internal static class PersonAnswers
{
    public const string Applicant = "applicant";
    public const string Submitter = "submitter";
    public const string OnBehalfKey = "onBehalf";
    public const string WayKey = "result.way";
    public const string WayAddressKey = "result.address";
    private const int PhoneDigits = 10;

    public static bool OnBehalf(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(OnBehalfKey) == "true";

    /// <summary>Who must be named: the applicant, and who files when that is somebody else.</summary>
    public static IEnumerable<string> Places(IReadOnlyDictionary<string, string> answers) =>
        OnBehalf(answers) ? [Applicant, Submitter] : [Applicant];

    /// <summary>Where the person stands who files, and whose account it is.</summary>
    public static string OwnPlace(IReadOnlyDictionary<string, string> answers) => OnBehalf(answers) ? Submitter : Applicant;

    public static CasePerson PersonOf(IReadOnlyDictionary<string, string> answers, string place) => new()
    {
        FullName = answers.GetValueOrDefault($"{place}.fullName", ""),
        IdNumber = IdNumbers.Digits(answers.GetValueOrDefault($"{place}.idNumber")),
        BirthDate = BirthDate(answers.GetValueOrDefault($"{place}.born", "")),
        Phone = answers.GetValueOrDefault($"{place}.phone", ""),
        Email = answers.GetValueOrDefault($"{place}.email", ""),
        Address = answers.GetValueOrDefault($"{place}.address", ""),
    };

    /// <summary>How the result is wanted; at the counter until something else is said.</summary>
    public static ResultWay Way(IReadOnlyDictionary<string, string> answers) =>
        Enum.TryParse<ResultWay>(answers.GetValueOrDefault(WayKey), out var way) && Enum.IsDefined(way) ? way : ResultWay.Counter;

    /// <summary>Where the post brings it: what was typed, else where the person lives who files.</summary>
    public static string WayAddress(IReadOnlyDictionary<string, string> answers) =>
        answers.GetValueOrDefault(WayAddressKey) is { Length: > 0 } typed ? typed : answers.GetValueOrDefault($"{OwnPlace(answers)}.address", "");

    /// <summary>Everything that is wrong, by answer.</summary>
    public static Dictionary<string, string> Faults(IReadOnlyDictionary<string, string> answers)
    {
        var faults = new Dictionary<string, string>();
        foreach (var place in Places(answers))
        {
            CheckPerson(answers, place, faults);
        }

        return faults;
    }

    private static void CheckPerson(IReadOnlyDictionary<string, string> answers, string place, Dictionary<string, string> faults)
    {
        var name = answers.GetValueOrDefault($"{place}.fullName", "");
        if (name.Length is 0 or > CasePerson.MaxNameLength)
        {
            faults[$"{place}.fullName"] = name.Length == 0 ? "Điền họ, chữ đệm và tên." : $"Họ tên dài quá {CasePerson.MaxNameLength} ký tự. Kiểm tra lại.";
        }

        // A child may have no number yet; who files has one.
        var files = place == Submitter || !OnBehalf(answers);
        var number = IdNumbers.Digits(answers.GetValueOrDefault($"{place}.idNumber"));
        if (number.Length == 0 && files)
        {
            faults[$"{place}.idNumber"] = "Điền số căn cước, gồm 12 chữ số.";
        }
        else if (number.Length > 0 && IdNumbers.Fault(number) is { } fault)
        {
            faults[$"{place}.idNumber"] = fault;
        }

        var phone = answers.GetValueOrDefault($"{place}.phone", "");
        if (phone.Length == 0 && files)
        {
            faults[$"{place}.phone"] = "Điền số điện thoại để nhận tin về hồ sơ.";
        }
        else if (phone.Length > 0 && (phone.Length != PhoneDigits || phone[0] != '0' || !phone.All(char.IsAsciiDigit)))
        {
            faults[$"{place}.phone"] = $"Số điện thoại gồm {PhoneDigits} chữ số, bắt đầu bằng 0, đang ghi “{phone}”.";
        }

        var email = answers.GetValueOrDefault($"{place}.email", "");
        if (email.Length > 0 && (email.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || at == email.Length - 1)))
        {
            faults[$"{place}.email"] = $"Thư điện tử “{email}” chưa đúng, ví dụ ten@example.vn. Sửa lại hoặc để trống.";
        }

        if (files && answers.GetValueOrDefault($"{place}.address", "").Length == 0)
        {
            faults[$"{place}.address"] = "Điền nơi ở: thôn, số nhà, xã, tỉnh.";
        }
    }

    private static DateOnly? BirthDate(string typed) =>
        DateOnly.TryParseExact(typed, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
