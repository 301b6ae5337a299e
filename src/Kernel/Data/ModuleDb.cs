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

    protected ModuleDb(Work work, string prefix)
        : base(work.OptionsOf(prefix))
    {
        this.work = work;
        Prefix = prefix;
    }

    /// <summary>Prefix of the module's tables, e.g. <c>cases</c>.</summary>
    internal string Prefix { get; }

    /// <summary>Writes the audit row that belongs to the pending change.</summary>
    public void Record(Actor actor, DateTimeOffset at, string action, string subjectType, string subjectId, object? details = null)
    {
        var row = new AuditEvent
        {
            At = at,
            ActorKind = actor.Kind.ToString(),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = action,
            SubjectType = subjectType,
            SubjectId = subjectId,
            Details = details is null ? null : JsonText.Of(details),
        };
        Set<AuditEvent>().Add(row);
        Set<UnsealedAudit>().Add(new UnsealedAudit { AuditId = row.Id, At = at });
    }

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

    /// <summary>Rows whose full-text index holds all the folded words in any order, the last one as the beginning of a word.</summary>
    public IQueryable<T> WithWords<T>(IReadOnlyList<string> words)
        where T : class =>
        work.Provider.WithWords(Database, Set<T>(), Set<T>().EntityType.GetTableName()!, words);

    /// <summary>Saves through the request's <see cref="Work"/>, together with the other modules' pending changes.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = ChangeTracker.Entries().Count(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached));
        await work.SaveAsync(cancellationToken);
        return changes;
    }

    /// <summary>Writes what changed. Changes are looked for once, not again by each that asks.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        var looksByItself = ChangeTracker.AutoDetectChangesEnabled;
        if (!ChangeTracker.HasChanges())
        {
            return;
        }

        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(entry => entry.State == EntityState.Modified))
            {
                entry.Property(row => row.Version).CurrentValue++;
            }

            await base.SaveChangesAsync(true, cancellation);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = looksByItself;
        }
    }

    /// <summary>Tells every node, with the next save, that what it keeps of this module in memory is out of date.</summary>
    public async Task TouchAsync(CancellationToken cancellation)
    {
        var stamp = await Set<ChangeStamp>().FindAsync([Prefix], cancellation) ?? Set<ChangeStamp>().Add(new ChangeStamp { Name = Prefix }).Entity;
        stamp.Value = Guid.CreateVersion7();
    }

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
