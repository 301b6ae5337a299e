using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>Whose papers were compared with what a case says of them.</summary>
[Flags]
internal enum PapersChecked
{
    None = 0,
    Applicant = 1,
    Submitter = 2,
    Both = Applicant | Submitter,
}

/// <summary>
/// Puts the people of a case on file, so that they need not be asked again. The caller answers for them: a counter that saw their papers, or
/// a citizen whose own number is verified. What anybody else says of a person stays on the case.
/// </summary>
internal sealed class PersonRegister(IPeople people)
{
    public async Task<Result<CasePerson>> WriteAsync(CasePerson person, Actor actor, CancellationToken cancellation)
    {
        var known = await people.RememberAsync(
            new PersonInput
            {
                FullName = person.FullName,
                IdNumber = person.IdNumber,
                BirthDate = person.BirthDate,
                Phone = person.Phone,
                Email = person.Email,
                Address = person.Address,
            },
            actor,
            cancellation);
        return known.Ok ? person with { PersonId = known.Value.Id } : known.Error;
    }
}
