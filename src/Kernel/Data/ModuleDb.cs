using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Base of each module's context. Tables are named <c>module_table</c> in snake case. Audit, outbox and kept answers are mapped
/// in every context (their tables belong to the Kernel): a change and its traces are one round trip. A context serves
/// one <see cref="Work"/> after another (<see cref="ContextPool{TDb}"/>): it keeps nothing of its own.
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    private Work work = null!;

    /// <summary>Prefix of the module's tables: <c>cases</c> of <c>CasesDb</c>.</summary>
    internal string Prefix => PrefixOf(GetType());

    internal static string PrefixOf(Type context) => context.Name[..^"Db".Length].ToLowerInvariant();

    /// <summary>Works from here on the connection, and in the transaction, of <paramref name="work"/>.</summary>
    internal void Join(Work joined, DbConnection connection, DbTransaction? transaction)
    {
        work = joined;
        Database.SetDbConnection(connection);
        // Two round trips around every save, for a transaction that goes on after a failed one: here it never does.
        Database.AutoSavepointsEnabled = false;
        if (transaction is not null)
        {
            Database.UseTransaction(transaction);
        }
    }

    /// <summary>Writes the audit row that belongs to the pending change.</summary>
    public void Record(Actor actor, DateTimeOffset at, string action, string subjectType, string subjectId, object? details = null) =>
        Record(new AuditEvent
        {
            At = at,
            ActorKind = actor.Kind.ToString(),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = action,
            SubjectType = subjectType,
            SubjectId = subjectId,
            Details = details is null ? null : JsonText.Of(details),
            SourceAddress = work.Source,
        });

    /// <exception cref="ArgumentException">The subject is named by an ID number: the audit is read by more people than may see
    /// one.</exception>
    internal void Record(AuditEvent row)
    {
        if (row.SubjectId.Length is 9 or 12 && row.SubjectId.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("An ID number names no subject of the audit.", nameof(row));
        }

        work.Leave(row);
        work.Leave(new UnsealedAudit { AuditId = row.Id, At = row.At });
    }

    /// <summary>Queues news for other modules; delivered after the commit, once in effect.</summary>
    public void Publish<TEvent>(TEvent news, DateTimeOffset at)
        where TEvent : class =>
        work.Leave(new OutboxMessage
        {
            Type = NewsAttribute.NameOf(typeof(TEvent)),
            Payload = JsonText.Of(news),
            OccurredAt = at,
            NextAttemptAt = at,
        });

    /// <inheritdoc cref="IDatabaseProvider.WithWords"/>
    public IQueryable<WordHit> WithWords<T>(IReadOnlyList<string> words, IReadOnlyList<string> lists)
        where T : class
    {
        var entity = Set<T>().EntityType;
        return work.Provider.WithWords(Database, entity.GetTableName()!, entity.WordsOf()!, words, lists);
    }

    /// <summary>In a query: the text folded by the database.</summary>
    public static string Folded(string text) => FoldedText.Of(text);

    /// <summary>Saves through the request's <see cref="Work"/>, together with the other modules' pending changes.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = ChangeTracker.Entries().Count(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached));
        await work.SaveAsync(cancellationToken);
        return changes;
    }

    /// <summary>Writes what <see cref="ChangeTracker.HasChanges"/> found. Changes are looked for once, not again by each that
    /// asks.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        var looksByItself = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            ChangedRoots.Touch(ChangeTracker);
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

    /// <inheritdoc cref="Data.AddsOnly"/>
    public IDisposable AddsOnly() => new AddsOnly(ChangeTracker);

    /// <summary>Tells every node, with the next save, that what it keeps of this module in memory is out of date.</summary>
    public void Touch() => work.Touch(Prefix);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        work.Provider.ConfigureConventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Build(modelBuilder);
        modelBuilder.HasDbFunction(() => Folded("")).HasTranslation(arguments => work.Provider.Folded(arguments[0]));
        KernelTables.MapTraces(modelBuilder, owned: Prefix == KernelTables.Prefix);
        SnakeCaseNames.Apply(modelBuilder, Prefix);
    }

    /// <summary>Maps the module's entities.</summary>
    protected abstract void Build(ModelBuilder model);
}
