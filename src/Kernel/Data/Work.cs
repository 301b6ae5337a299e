using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// One request's or job's database work: all module contexts share its connection and transaction, so a change, its
/// audit and its news commit together. SQLite refuses a second writer, so a second connection would only wait for us.
/// </summary>
public sealed partial class Work(IDatabaseProvider provider, OutboxSignal signal, KnownStamps stamps, ActorAccessor who) : IAsyncDisposable
{
    private readonly List<ModuleDb> contexts = [];
    private readonly List<object> traces = [];
    private readonly HashSet<string> touched = [];
    private int tracesOfFlushed;
    private DbConnection? connection;
    private WorkTransaction? current;
    private bool isSpoiled;
    private bool hasNews;

    internal bool InTransaction => current is not null;

    internal IDatabaseProvider Provider => provider;

    /// <summary>Where the request came from, for its audit rows.</summary>
    internal string? Source => who.Source;

    internal DbConnection Connection => connection ??= provider.CreateConnection();

    /// <summary>A command of our own on the shared connection, in the running transaction if there is one.</summary>
    internal async Task<T> AskAsync<T>(string sql, Func<DbCommand, Task<T>> ask, CancellationToken cancellation)
    {
        if (Connection.State != ConnectionState.Open)
        {
            await Connection.OpenAsync(cancellation);
        }

        try
        {
            await using var command = Connection.CreateCommand();
            command.Transaction = current?.Transaction;
#pragma warning disable CA2100 // Callers are in this library and pass constants.
            command.CommandText = sql;
#pragma warning restore CA2100
            return await ask(command);
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    /// <summary>
    /// Gives the connection back outside a transaction: a request that renders a page or checks a password needs none meanwhile, and
    /// hundreds of them at once would leave none for the others.
    /// </summary>
    internal async Task ReleaseAsync()
    {
        if (current is null && connection is { State: ConnectionState.Open })
        {
            await connection.CloseAsync();
        }
    }

    internal void Attach(ModuleDb db)
    {
        contexts.Add(db);
        db.Join(this, Connection, current?.Transaction);
    }

    /// <summary>What nodes keep in memory of the module is out of date with the commit.</summary>
    internal void Touch(string module) => touched.Add(module);

    /// <summary>A row that goes with the commit, in the same round trip as the last module's changes: audit, news, a kept answer.</summary>
    internal void Leave(object trace)
    {
        traces.Add(trace);
        hasNews |= trace is OutboxMessage;
        audits += trace is AuditEvent ? 1 : 0;
    }

    /// <summary>
    /// Starts the transaction early, where reads must see nobody else's write in between (numbers, claims).
    /// Inside a running one it joins it: only the outermost commit commits.
    /// </summary>
    public async Task<WorkTransaction> BeginAsync(CancellationToken cancellation)
    {
        if (current is not null)
        {
            return new WorkTransaction(this, current.Transaction, null);
        }

        var gate = await provider.EnterWriteAsync(cancellation);
        try
        {
            if (Connection.State != ConnectionState.Open)
            {
                await Connection.OpenAsync(cancellation);
            }

            var transaction = await provider.BeginAsync(Connection, cancellation);
            current = new WorkTransaction(this, transaction, gate);
            isSpoiled = false;
            foreach (var db in contexts)
            {
                await db.Database.UseTransactionAsync(transaction, cancellation);
            }

            return current;
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Saves every change of every module in one transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed a row first.</exception>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <param name="all">The traces too: the commit follows.</param>
    internal async Task FlushAsync(bool all, CancellationToken cancellation)
    {
        if (isSpoiled)
        {
            throw new SpoiledTransactionException();
        }

        var changed = contexts.Where(db => db.ChangeTracker.HasChanges()).ToList();
        if (all && traces.Count > 0)
        {
            if (changed.Count == 0)
            {
                changed.Add(contexts[^1]);
            }

            changed[^1].AddRange(traces);
            traces.Clear();
            tracesOfFlushed = 0;
        }

        flushes += changed.Count;
        try
        {
            foreach (var db in changed)
            {
                await db.FlushAsync(cancellation);
            }

            foreach (var module in all ? touched : [])
            {
                await StampAsync(module, cancellation);
            }
        }
        catch
        {
            isSpoiled = true;
            throw;
        }

        // Their changes are in the transaction now and go with it, if it is undone.
        tracesOfFlushed = traces.Count;
    }

    /// <summary>Last of all: who touches the same module waits for the row.</summary>
    private Task<int> StampAsync(string module, CancellationToken cancellation) => AskAsync(
        "INSERT INTO kernel_stamp (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        async command =>
        {
            command.Add("@name", module);
            command.Add("@value", Guid.CreateVersion7());
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    internal void Committed()
    {
        if (touched.Count > 0)
        {
            stamps.Forget();
            touched.Clear();
        }

        if (hasNews)
        {
            hasNews = false;
            signal.Raise();
        }
    }

    /// <summary>What was changed and not saved is dropped; what is read next is read anew.</summary>
    internal void Forget() => Drop(0);

    internal async Task EndAsync(WorkTransaction transaction)
    {
        if (!ReferenceEquals(current, transaction))
        {
            return;
        }

        current = null;
        // After a commit none are left.
        traces.RemoveRange(0, tracesOfFlushed);
        tracesOfFlushed = 0;
        foreach (var db in contexts)
        {
            await db.Database.UseTransactionAsync(null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // They may serve others already.
        contexts.Clear();
        if (current is not null)
        {
            await current.DisposeAsync();
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
