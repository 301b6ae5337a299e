using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// One request's or job's database work: all module contexts share its connection and transaction, so a change, its
/// audit and its news commit together. SQLite refuses a second writer, so a second connection would only wait for us.
/// </summary>
public sealed class Work(IDatabaseProvider provider, OutboxSignal signal) : IAsyncDisposable
{
    private readonly List<ModuleDb> contexts = [];
    private DbConnection? connection;
    private WorkTransaction? current;

    internal bool InTransaction => current is not null;

    internal IDatabaseProvider Provider => provider;

    internal DbConnection Connection => connection ??= provider.CreateConnection();

    internal void Attach(ModuleDb db)
    {
        contexts.Add(db);
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
            if (Connection.State != System.Data.ConnectionState.Open)
            {
                await Connection.OpenAsync(cancellation);
            }

            var transaction = await provider.BeginAsync(Connection, cancellation);
            current = new WorkTransaction(this, transaction, gate);
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
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    internal async Task FlushAsync(CancellationToken cancellation)
    {
        foreach (var db in contexts)
        {
            if (db.ChangeTracker.HasChanges())
            {
                await db.FlushAsync(cancellation);
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
