using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.People.Remembering;

internal sealed class KnownPeople(FindPerson find, RememberPerson remember) : IPeople
{
    public Task<Result<PersonSummary>> FindByIdNumberAsync(string? idNumber, Actor actor, CancellationToken cancellation) =>
        find.RunAsync(idNumber, actor, cancellation);

    public Task<Result<PersonSummary>> FindAsync(Guid personId, Actor actor, CancellationToken cancellation) =>
        find.RunAsync(personId, actor, cancellation);

    public Task<Result<PersonSummary>> RememberAsync(PersonInput input, Actor actor, CancellationToken cancellation) =>
        remember.RunAsync(input, actor, cancellation);
}
