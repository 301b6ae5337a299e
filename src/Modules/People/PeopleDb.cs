using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.People;

internal sealed class PeopleDb(Work work) : ModuleDb(work, "people")
{
    public DbSet<Person> People => Set<Person>();

    protected override void Build(ModelBuilder model)
    {
        Person.Map(model.Entity<Person>());
        DifferentFact.Map(model.Entity<DifferentFact>());
    }
}
