using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.People;

internal sealed class PeopleDb(DbContextOptions<PeopleDb> options) : ModuleDb(options)
{
    public DbSet<Person> People => Set<Person>();

    protected override void Build(ModelBuilder model)
    {
        Person.Map(model.Entity<Person>());
        DifferentFact.Map(model.Entity<DifferentFact>());
    }
}
