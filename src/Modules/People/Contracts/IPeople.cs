using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.People.Contracts;

/// <summary>The persons the province knows. Each look at one leaves an audit event (Decree 13/2023 on personal data).</summary>
public interface IPeople
{
    /// <summary>Finds the holder of a number, 12 digits or 9 of an old card. Saves the audit event of the look.</summary>
    Task<Result<PersonSummary>> FindByIdNumberAsync(string? idNumber, Actor actor, CancellationToken cancellation);

    Task<Result<PersonSummary>> FindAsync(Guid personId, Actor actor, CancellationToken cancellation);

    /// <summary>Only which person it is, for links: nothing about him is read, so no look is audited. Null when nobody has the
    /// number.</summary>
    Task<Guid?> IdOfAsync(string idNumber, CancellationToken cancellation);

    /// <summary>
    /// Writes down a new person or completes a known one. Contact data follow what was said last; a name, birth or sex
    /// on file is never replaced: what differs is kept beside it to be checked. Inside a running transaction it commits
    /// with it, and the person's row is held until then.
    /// </summary>
    Task<Result<PersonSummary>> RememberAsync(PersonInput input, Actor actor, CancellationToken cancellation);
}
