using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Base of each module's context. Tables are named <c>module_table</c> in snake case; audit and outbox are mapped in
/// every context (their tables belong to the Kernel), so a change and its traces are one round trip.
/// </summary>
public abstract class ModuleDb : DbContext
{
    private readonly Work work;

    protected ModuleDb(Work work)
    {
        this.work = work;
    }

    /// <summary>Prefix of the module's tables, e.g. <c>cases</c>.</summary>
    protected abstract string Prefix { get; }

    /// <summary>Writes the audit row that belongs to the pending change.</summary>
    public void Record(Actor actor, DateTimeOffset at, string action, string subjectType, string subjectId, object? details = null) =>
        Set<AuditEvent>().Add(new AuditEvent
        {
            At = at,
            ActorKind = actor.Kind.ToString(),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = action,
            SubjectType = subjectType,
            SubjectId = subjectId,
            Details = details is null ? null : JsonText.Of(details),
        });

    /// <summary>Queues news for other modules; delivered after the commit, once in effect.</summary>
    public void Publish<TEvent>(TEvent news, DateTimeOffset at)
        where TEvent : class =>
        Set<OutboxMessage>().Add(new OutboxMessage
        {
            Type = EventName.Of(typeof(TEvent)),
            Payload = JsonText.Of(news),
            OccurredAt = at,
            NextAttemptAt = at,
        });

    /// <summary>Ids of the rows whose full-text index holds all the folded words in any order, the last one as the beginning of a word.</summary>
    public IQueryable<Guid> WithWords<T>(IReadOnlyList<string> words)
        where T : class =>
        work.Provider.WithWords(Database, Set<T>().EntityType.GetTableName()!, words);

    /// <summary>Saves through the request's <see cref="Work"/>, together with the other modules' pending changes.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = ChangeTracker.Entries().Count(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached));
        await work.SaveAsync(cancellationToken);
        return changes;
    }

    internal Task<int> FlushAsync(CancellationToken cancellation)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
            {
                entry.Entity.Version++;
            }
        }

        return base.SaveChangesAsync(true, cancellation);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        work.Provider.Configure(optionsBuilder, work.Connection, $"__migrations_{Prefix}");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        work.Provider.ConfigureConventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Build(modelBuilder);
        KernelTables.MapTraces(modelBuilder, owned: Prefix == KernelTables.Prefix);
        SnakeCaseNames.Apply(modelBuilder, Prefix);
    }

    /// <summary>Maps the module's entities.</summary>
    protected abstract void Build(ModelBuilder model);
}
