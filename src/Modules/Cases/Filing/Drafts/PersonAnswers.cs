using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Text;

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

    public static bool OnBehalf(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(OnBehalfKey) == "true";

    /// <summary>Who must be named: the applicant, and who files when that is somebody else.</summary>
    public static IEnumerable<string> Places(IReadOnlyDictionary<string, string> answers) =>
        OnBehalf(answers) ? [Applicant, Submitter] : [Applicant];

    /// <summary>Where the person stands who files, and whose account it is.</summary>
    public static string OwnPlace(IReadOnlyDictionary<string, string> answers) => OnBehalf(answers) ? Submitter : Applicant;

    public static CasePerson PersonOf(IReadOnlyDictionary<string, string> answers, string place) => new()
    {
        FullName = TypedPerson.NameOf(answers.GetValueOrDefault($"{place}.fullName"), answers.GetValueOrDefault($"{place}.idNumber")),
        IdNumber = IdNumbers.Digits(answers.GetValueOrDefault($"{place}.idNumber")),
        BirthDate = BirthText.Day(answers.GetValueOrDefault($"{place}.born", "")),
        BirthYear = BirthText.Year(answers.GetValueOrDefault($"{place}.born", "")),
        Phone = PhoneNumber.Of(answers.GetValueOrDefault($"{place}.phone")),
        Email = TypedText.Line(answers.GetValueOrDefault($"{place}.email")),
        Address = TypedText.Line(answers.GetValueOrDefault($"{place}.address")),
    };

    /// <summary>How the result is wanted; at the counter until something else is said.</summary>
    public static ResultWay Way(IReadOnlyDictionary<string, string> answers) =>
        Enum.TryParse<ResultWay>(answers.GetValueOrDefault(WayKey), out var way) && Enum.IsDefined(way) ? way : ResultWay.Counter;

    /// <summary>Where the post brings it: what was typed, else where the person lives who files.</summary>
    public static string WayAddress(IReadOnlyDictionary<string, string> answers) =>
        answers.GetValueOrDefault(WayAddressKey) is { Length: > 0 } typed
            ? typed
            : answers.GetValueOrDefault($"{OwnPlace(answers)}.address", "");

    /// <summary>Everything that is wrong, by answer.</summary>
    public static Dictionary<string, string> Faults(IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        var faults = new Dictionary<string, string>();
        foreach (var place in Places(answers))
        {
            CheckPerson(answers, place, today, faults);
        }

        return faults;
    }

    private static void CheckPerson(
        IReadOnlyDictionary<string, string> answers, string place, DateOnly today, Dictionary<string, string> faults)
    {
        var person = PersonOf(answers, place);
        foreach (var (field, fault) in PersonFaults.Of(person, today))
        {
            faults[$"{place}.{(field is "birthDate" or "birthYear" ? "born" : field)}"] = fault;
        }

        // A child may have no number yet; who files has one.
        var files = place == Submitter || !OnBehalf(answers);
        Need(files && person.IdNumber.Length == 0, "idNumber", "Điền số căn cước, gồm 12 chữ số.");
        Need(files && person.Phone.Length == 0, "phone", "Điền số điện thoại để nhận tin về hồ sơ.");
        Need(files && person.Address.Length == 0, "address", "Điền nơi ở: thôn, số nhà, xã, tỉnh.");

        void Need(bool isMissing, string field, string sentence)
        {
            if (isMissing)
            {
                faults[$"{place}.{field}"] = sentence;
            }
        }
    }
}
