using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.People.Contracts;

namespace XaDienTu.People.Remembering;

internal sealed class RememberPerson(PeopleDb db, PeopleQueries queries, AuditReading audit, Work work, TimeProvider clock)
{
    private const string Remembered = "PersonRemembered";
    private const string Completed = "PersonCompleted";

    public async Task<Result<PersonSummary>> RunAsync(PersonInput input, Actor actor, CancellationToken cancellation)
    {
        var facts = PersonFacts.Of(input, clock.VietnamToday());
        if (!facts.Ok)
        {
            return facts.Error;
        }

        if (await NothingNewAsync(input.PersonId, facts.Value, cancellation) is { } known)
        {
            return known;
        }

        await using var transaction = await work.BeginAsync(cancellation);
        var fresh = new Person { Id = Guid.CreateVersion7(), FullName = facts.Value.FullName };
        var changed = fresh.Complete(facts.Value, clock.GetUtcNow());
        var person = await HeldAsync(input.PersonId, fresh, cancellation);
        if (person is null)
        {
            return FindPerson.Unknown;
        }

        if (await BelongsToAnotherAsync(person, facts.Value, cancellation))
        {
            return Error.Field("people.id-number-taken", "idNumber", "Số căn cước này đã ghi cho người khác. Đối chiếu lại với thẻ.");
        }

        var isNew = person == fresh;
        if (!isNew)
        {
            var keeps = facts.Value.KeepsContact
                || (actor.Kind is ActorKind.Program && await WasWrittenByOfficerAsync(person.Id, cancellation));
            changed = person.Complete(facts.Value with { KeepsContact = keeps }, clock.GetUtcNow());
        }

        if (isNew || changed.Count > 0)
        {
            // Which facts, not their values: the audit must not become a second file of personal data.
            var action = isNew ? Remembered : Completed;
            db.Record(actor, clock.GetUtcNow(), action, "person", person.Id.ToString(), new { changed });
        }

        await transaction.CommitAsync(cancellation);
        return person.Summary() with { Changed = isNew ? [] : changed };
    }

    /// <summary>What an officer wrote down face to face no program replaces.</summary>
    private async Task<bool> WasWrittenByOfficerAsync(Guid person, CancellationToken cancellation)
    {
        var last = await audit.OfSubjectsAsync(
            ["person"], [person.ToString()], [Remembered, Completed], "", DateTimeOffset.UnixEpoch, null, 1, cancellation);
        return last.Items is [{ ActorKind: nameof(ActorKind.Officer) }];
    }

    /// <summary>Most who come again say what is on file already: that needs no lock and no write.</summary>
    private async Task<PersonSummary?> NothingNewAsync(Guid? knownId, PersonFacts facts, CancellationToken cancellation)
    {
        var number = facts.IdNumber?.Value;
        var known = knownId is null && number is not null
            ? await queries.ByIdNumber(db, number, cancellation)
            : null;
        return known?.Complete(facts, clock.GetUtcNow()).Count == 0 ? known.Summary() : null;
    }

    /// <summary>The person's row, <paramref name="fresh"/> or known, locked to the end of the transaction: two counters complete one after
    /// the other.</summary>
    private async Task<Person?> HeldAsync(Guid? knownId, Person fresh, CancellationToken cancellation)
    {
        if (knownId is not null)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE people_person SET version = version WHERE id = {knownId}", cancellation);
            return await db.People.Include(row => row.Differences).SingleOrDefaultAsync(row => row.Id == knownId, cancellation);
        }

        if (fresh.IdNumber is null)
        {
            return db.People.Add(fresh).Entity;
        }

        if (await db.InsertUnlessThereAsync(fresh, nameof(Person.IdNumber), cancellation))
        {
            return fresh;
        }

        await db.Database.ExecuteSqlAsync($"UPDATE people_person SET version = version WHERE id_number = {fresh.IdNumber}", cancellation);
        return await db.People.Include(row => row.Differences).SingleAsync(row => row.IdNumber == fresh.IdNumber, cancellation);
    }

    private async Task<bool> BelongsToAnotherAsync(Person person, PersonFacts facts, CancellationToken cancellation) =>
        facts.IdNumber is { } number && person.IdNumber != number.Value &&
        (person.IdNumber is not null || await db.People.AnyAsync(other => other.IdNumber == number.Value, cancellation));
}
