using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.People.Remembering;

internal sealed class KnownPeople(PeopleDb db, FindPerson find, RememberPerson remember) : IPeople
{
    public Task<Result<PersonSummary>> FindByIdNumberAsync(string? idNumber, Actor actor, CancellationToken cancellation) =>
        find.RunAsync(idNumber, actor, cancellation);

    public Task<Result<PersonSummary>> FindAsync(Guid personId, Actor actor, CancellationToken cancellation) =>
        find.RunAsync(personId, actor, cancellation);

    public Task<Guid?> IdOfAsync(string idNumber, CancellationToken cancellation) =>
        db.People.Where(person => person.IdNumber == idNumber).Select(person => (Guid?)person.Id).SingleOrDefaultAsync(cancellation);

    public Task<Result<PersonSummary>> RememberAsync(PersonInput input, Actor actor, CancellationToken cancellation) =>
        remember.RunAsync(input, actor, cancellation);
}
