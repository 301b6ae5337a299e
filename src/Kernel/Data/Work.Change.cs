using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Data;

/// <content>The one door for change.</content>
public sealed partial class Work
{
    private int depth;
    private bool partFailed;
    private long flushes;
    private WorkTransaction? held;
    private int audits;
    private bool mayBeUnaudited;

    /// <summary>
    /// Runs a use case. When it answers well, what it changed is saved: the rows of all modules, audit and news in one transaction.
    /// When it answers with an error, or throws, nothing stays – neither a row nor a trace that a later save of the same request
    /// would take along, as the audit of a look does when the page is shown again. What must stay although the answer is an error (a
    /// wrong password counts) is saved inside with <see cref="SaveAsync"/>. A use case inside another is a part of it: the outer one
    /// saves, and must not answer well when a part failed.
    /// </summary>
    /// <param name="overtaken">The answer when somebody else changed a row, or took a number that is given once, first.</param>
    /// <param name="fromStart">
    /// The transaction starts before the change: what other modules save within, and numbers, go with it or are undone.
    /// </param>
    /// <param name="unaudited">Why this change leaves no event in the audit. Without a reason one that leaves none is refused.</param>
    /// <exception cref="UnauditedChangeException">Rows changed and nothing was recorded.</exception>
    public async Task<Result<T>> ChangeAsync<T>(
        Error overtaken, Func<Task<Result<T>>> change, CancellationToken cancellation, bool fromStart = false, string? unaudited = null)
    {
        try
        {
            mayBeUnaudited |= unaudited is not null;
            return await ChangeAsync(change, fromStart, cancellation);
        }
        catch (DbUpdateException failure) when (IsOvertaken(failure))
        {
            return overtaken;
        }
    }

    internal bool IsOvertaken(DbUpdateException failure) => failure is DbUpdateConcurrencyException || provider.IsUniqueViolation(failure);

    /// <summary>The same; who is overtaken gets the exception.</summary>
    internal async Task<Result<T>> ChangeAsync<T>(Func<Task<Result<T>>> change, bool fromStart, CancellationToken cancellation)
    {
        var (mark, flushed, recorded, isJoined) = (traces.Count, flushes, audits, depth == 0 && current is not null);
        var isDone = false;
        depth++;
        try
        {
            if (fromStart && current is null)
            {
                held = await BeginAsync(cancellation);
            }

            var result = await change();
            if (result.Ok)
            {
                RefuseUnaudited(flushed, recorded);
                await SaveChangeAsync(cancellation);
                isDone = true;
            }

            return result;
        }
        finally
        {
            depth--;
            if (depth == 0 && held is not null)
            {
                await held.DisposeAsync();
                held = null;
            }

            if (!isDone)
            {
                Drop(mark);
                // What is in a transaction of others already can only be undone with all of it.
                isSpoiled |= isJoined && flushes != flushed;
            }

            mayBeUnaudited &= depth > 0;
            partFailed = depth > 0 && (partFailed || !isDone);
        }
    }

    private async Task SaveChangeAsync(CancellationToken cancellation)
    {
        if (partFailed)
        {
            throw new InvalidOperationException("A part of this change failed and was dropped: the whole of it cannot have gone well.");
        }

        if (depth == 1 && held is not null)
        {
            await held.CommitAsync(cancellation);
        }
        else if (depth == 1 || current is not null)
        {
            await SaveAsync(cancellation);
        }
    }

    private void RefuseUnaudited(long flushed, int recorded)
    {
        if (depth == 1 && !mayBeUnaudited && audits == recorded
            && (flushes != flushed || contexts.Exists(db => db.ChangeTracker.HasChanges())))
        {
            throw new UnauditedChangeException();
        }
    }

    /// <summary>Drops what was changed and not saved, and the traces left since; what is read next is read anew.</summary>
    private void Drop(int mark)
    {
        if (traces.Count > mark)
        {
            traces.RemoveRange(mark, traces.Count - mark);
        }

        tracesOfFlushed = Math.Min(tracesOfFlushed, traces.Count);
        hasNews = traces.Exists(trace => trace is Outbox.OutboxMessage);
        foreach (var db in contexts)
        {
            db.ChangeTracker.Clear();
        }
    }
}
