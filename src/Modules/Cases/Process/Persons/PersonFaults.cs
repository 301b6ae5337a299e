using XaDienTu.Kernel.Text;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>What is wrong with somebody named on a case, by field; what is missing is the caller's to say.</summary>
internal static class PersonFaults
{
    /// <param name="person">Cleaned. Who has an ID number is a person; without one it may be a company, or a child.</param>
    public static IEnumerable<(string Field, string Fault)> Of(CasePerson person, DateOnly today)
    {
        var wrongName = person.IdNumber.Length > 0
            ? PersonRules.NameFault(person.FullName)
            : PersonName.FaultOfAny(person.FullName, CasePerson.MaxNameLength);
        if (wrongName is not null)
        {
            yield return ("fullName", wrongName);
        }

        if (person.IdNumber.Length > 0 && IdNumbers.Fault(person.IdNumber) is { } wrongNumber)
        {
            yield return ("idNumber", wrongNumber);
        }

        if (PersonRules.BirthFault(person.BirthDate, person.BirthYear, today) is { } wrongBirth)
        {
            yield return (person.BirthDate is null ? "birthYear" : "birthDate", wrongBirth);
        }

        foreach (var contact in PersonRules.ContactFaults(person.Phone, person.Email, person.Address))
        {
            yield return contact;
        }
    }
}
