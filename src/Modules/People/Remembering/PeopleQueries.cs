using Microsoft.EntityFrameworkCore;

namespace XaDienTu.People.Remembering;

/// <summary>The query of every filing, translated once. Held by the host, since a translation belongs to one database's model.</summary>
internal sealed class PeopleQueries
{
    public Func<PeopleDb, string, CancellationToken, Task<Person?>> ByIdNumber { get; } = EF.CompileAsyncQuery(
        (PeopleDb db, string number, CancellationToken cancellation) =>
            db.People.AsNoTracking().Include(row => row.Differences).SingleOrDefault(row => row.IdNumber == number));
}
