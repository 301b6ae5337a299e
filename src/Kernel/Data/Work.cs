using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// One request's or job's database work: all module contexts share its connection and transaction, so a change, its
/// audit and its news commit together. SQLite refuses a second writer, so a second connection would only wait for us.
/// </summary>
public sealed class Work(IDatabaseProvider provider, ContextOptions options, OutboxSignal signal) : IAsyncDisposable
{
    private readonly List<ModuleDb> contexts = [];
    private DbConnection? connection;
    private WorkTransaction? current;
    private bool isSpoiled;

    internal bool InTransaction => current is not null;

    internal IDatabaseProvider Provider => provider;

    internal DbConnection Connection => connection ??= provider.CreateConnection();

    internal DbContextOptions OptionsOf(string prefix) => options.Of(prefix);

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
        db.Database.SetDbConnection(Connection);
        // Two round trips around every save, for a transaction that goes on after a failed one: here it never does.
        db.Database.AutoSavepointsEnabled = false;
        if (current is not null)
        {
            db.Database.UseTransaction(current.Transaction);
        }
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

    /// <summary>Like <see cref="SaveAsync"/>, but answers false when somebody else was faster; nothing is saved then.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || provider.IsUniqueViolation(failure))
        {
            return false;
        }
    }

    internal async Task FlushAsync(CancellationToken cancellation)
    {
        if (isSpoiled)
        {
            throw new SpoiledTransactionException();
        }

        foreach (var db in contexts)
        {
            try
            {
                await db.FlushAsync(cancellation);
            }
            catch
            {
                isSpoiled = true;
                throw;
            }
        }
    }

    internal void Committed() => signal.Raise();

    internal async Task EndAsync(WorkTransaction transaction)
    {
        if (!ReferenceEquals(current, transaction))
        {
            return;
        }

        current = null;
        foreach (var db in contexts)
        {
            await db.Database.UseTransactionAsync(null);
        }
    }

    public async ValueTask DisposeAsync()
    {
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
