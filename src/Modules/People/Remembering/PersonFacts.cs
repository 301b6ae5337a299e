using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
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
    Guid? CommuneOrganizationId,
    bool KeepsContact)
{
    public static Result<PersonFacts> Of(PersonInput input, DateOnly today)
    {
        var faults = new Dictionary<string, string>();
        var name = PersonName.Of(input.FullName);
        Check("fullName", PersonRules.NameFault(name));
        var birthYear = input.BirthDate?.Year ?? input.BirthYear;
        Check("birthDate", PersonRules.BirthFault(input.BirthDate, birthYear, today));
        var number = Number(input, birthYear, today, Check);
        var (phone, email, address) = (PhoneNumber.Of(input.Phone), TypedText.Line(input.Email), TypedText.Line(input.Address));
        foreach (var (field, fault) in PersonRules.ContactFaults(phone, email, address))
        {
            Check(field, fault);
        }

        if (faults.Count > 0)
        {
            return faults.Count == 1
                ? Error.Field("people.invalid", faults.Keys.Single(), faults.Values.Single())
                : Error.Invalid("people.invalid", faults);
        }

        return new PersonFacts(
            name, number, input.BirthDate, birthYear ?? number?.BirthYear, input.Sex ?? number?.Sex,
            Said(phone), Said(email), Said(address), input.CommuneOrganizationId, input.KeepsContact);

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

    private static string? Said(string text) => text.Length == 0 ? null : text;
}
