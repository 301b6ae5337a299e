using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>The page's boxes for the persons of a filing, to and from the draft's answers.</summary>
internal sealed class PersonForm
{
    public bool OnBehalf { get; set; }

    public PersonBoxes Applicant { get; set; } = new();

    public PersonBoxes Submitter { get; set; } = new();

    public ResultBoxes Result { get; set; } = new();

    public static PersonForm Of(IReadOnlyDictionary<string, string> answers) => new()
    {
        Result = new ResultBoxes { Way = PersonAnswers.Way(answers), Address = answers.GetValueOrDefault(PersonAnswers.WayAddressKey) },
        OnBehalf = PersonAnswers.OnBehalf(answers),
        Applicant = PersonBoxes.Of(answers, PersonAnswers.Applicant),
        Submitter = PersonBoxes.Of(answers, PersonAnswers.Submitter),
    };

    public Dictionary<string, string> ToAnswers()
    {
        var answers = new Dictionary<string, string> { [PersonAnswers.OnBehalfKey] = OnBehalf ? "true" : "" };
        Applicant.AddTo(answers, PersonAnswers.Applicant);
        Submitter.AddTo(answers, PersonAnswers.Submitter);
        answers[PersonAnswers.WayKey] = Result.Way.ToString();
        answers[PersonAnswers.WayAddressKey] = Result.Address?.Trim() ?? "";
        return answers;
    }
}

/// <summary>How the result is wanted.</summary>
internal sealed class ResultBoxes
{
    public ResultWay Way { get; set; }

    [MostLetters(Letters.Address)]
    public string? Address { get; set; }
}

internal sealed class PersonBoxes
{
    [MostLetters(CasePerson.MaxNameLength)]
    public string? FullName { get; set; }

    [PlainDigits]
    [MostLetters(Letters.Key)]
    public string? IdNumber { get; set; }

    public DateInput Born { get; set; } = new();

    [PlainDigits]
    [MostLetters(Letters.Key)]
    public string? Phone { get; set; }

    [MostLetters(Letters.Email)]
    public string? Email { get; set; }

    [MostLetters(Letters.Address)]
    public string? Address { get; set; }

    public static PersonBoxes Of(IReadOnlyDictionary<string, string> answers, string place) => new()
    {
        FullName = answers.GetValueOrDefault($"{place}.fullName"),
        IdNumber = answers.GetValueOrDefault($"{place}.idNumber"),
        Born = TypedDate.Of(answers.GetValueOrDefault($"{place}.born")),
        Phone = answers.GetValueOrDefault($"{place}.phone"),
        Email = answers.GetValueOrDefault($"{place}.email"),
        Address = answers.GetValueOrDefault($"{place}.address"),
    };

    public void AddTo(Dictionary<string, string> answers, string place)
    {
        answers[$"{place}.fullName"] = string.Join(' ', (FullName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        answers[$"{place}.idNumber"] = IdNumber ?? "";
        answers[$"{place}.born"] = TypedDate.Join(Born);
        answers[$"{place}.phone"] = Phone ?? "";
        answers[$"{place}.email"] = Email?.Trim() ?? "";
        answers[$"{place}.address"] = Address?.Trim() ?? "";
    }
}
