using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.People.Remembering;

internal sealed class FindPerson(PeopleDb db, Work work, TimeProvider clock)
{
    public static readonly Error Unknown =
        Error.NotFound("people.unknown", "Chưa có ai mang số này. Nhập họ tên và thông tin để ghi mới.");

    public async Task<Result<PersonSummary>> RunAsync(string? idNumber, Actor actor, CancellationToken cancellation)
    {
        var number = PersonalIdNumber.Parse(idNumber, oldAllowed: true);
        return number.Ok ? await FindAsync(person => person.IdNumber == number.Value.Value, actor, cancellation) : number.Error;
    }

    public Task<Result<PersonSummary>> RunAsync(Guid personId, Actor actor, CancellationToken cancellation) =>
        FindAsync(person => person.Id == personId, actor, cancellation);

    private async Task<Result<PersonSummary>> FindAsync(Expression<Func<Person, bool>> which, Actor actor, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().Include(row => row.Differences).SingleOrDefaultAsync(which, cancellation);
        if (person is null)
        {
            return Unknown;
        }

        db.Record(actor, clock.GetUtcNow(), "PersonRead", "person", person.Id.ToString());
        await work.SaveAsync(cancellation);
        return person.Summary();
    }
}
