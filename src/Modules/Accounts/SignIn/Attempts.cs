using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Accounts.SignIn;

internal enum Attempt
{
    Allowed,

    /// <summary>Allowed, and this source is locked now unless the secret proves right.</summary>
    Last,
    Refused,
}

/// <summary>
/// Counts an attempt before the secret is looked at: of a hundred guesses sent at once five are tried, not a hundred. The lock is the
/// source's, not the account's: a stranger who guesses locks himself out and nobody else. Many strangers together leave the account
/// to the browsers that its holder has signed in with before. A complete sign-in takes the count back.
/// </summary>
internal sealed class Attempts(AccountsDb db, Work work, AttemptSource source, TimeProvider clock) : IJob
{
    public const int PerSource = 5;
    public const int PerHourOfStrangers = 50;

    /// <summary>The row that counts for all unknown sources together.</summary>
    public const string Strangers = "strangers";

    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan StrangersTime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public async Task<Attempt> TakeAsync(Guid accountId, CancellationToken cancellation)
    {
        var from = await source.OfAsync(accountId, cancellation);
        var now = clock.GetUtcNow();
        await using var transaction = await work.BeginAsync(cancellation);
        var tried = await CountAsync(accountId, from.Name, PerSource, LockTime, startsAnew: true, now, cancellation);
        if (tried is null || (!from.IsKnown
            && await CountAsync(accountId, Strangers, PerHourOfStrangers, StrangersTime, startsAnew: false, now, cancellation) is null))
        {
            // Without a commit: a source that is refused with the others leaves no row behind.
            return Attempt.Refused;
        }

        await transaction.CommitAsync(cancellation);
        return tried < PerSource ? Attempt.Allowed : Attempt.Last;
    }

    /// <summary>What this source tried counts no more. Part of the transaction that records the sign-in.</summary>
    public async Task ForgiveAsync(Guid accountId, CancellationToken cancellation)
    {
        var from = await source.OfAsync(accountId, cancellation);
        var forgiven = await db.Database.SqlQuery<int>(
            $"""
            DELETE FROM accounts_attempt_count WHERE account_id = {accountId} AND source = {from.Name} RETURNING tried AS "Value"
            """).ToListAsync(cancellation);
        if (!from.IsKnown && forgiven is [var tried])
        {
            await db.AttemptCounts.Where(row => row.AccountId == accountId && row.Source == Strangers).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Tried, row => row.Tried > tried ? row.Tried - tried : 0), cancellation);
        }
    }

    /// <summary>The account has a new password: what was guessed at the old one counts no more, wherever it came from.</summary>
    public Task ForgetAsync(Guid accountId, CancellationToken cancellation) =>
        db.AttemptCounts.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellation);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var old = (now - Keep).ToUnixTimeSeconds();
        return db.AttemptCounts.Where(row => row.At < old).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>One statement, so that of two at the same moment the second sees the first. Null when the limit is reached.</summary>
    /// <param name="startsAnew">The time runs from the last attempt that counted; else from the first.</param>
    private async Task<int?> CountAsync(
        Guid accountId, string name, int limit, TimeSpan time, bool startsAnew, DateTimeOffset instant, CancellationToken cancellation)
    {
        var now = instant.ToUnixTimeSeconds();
        var over = (instant - time).ToUnixTimeSeconds();
        var counted = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO accounts_attempt_count AS known (account_id, source, tried, at) VALUES ({accountId}, {name}, 1, {now})
            ON CONFLICT (account_id, source) DO UPDATE SET
                tried = CASE WHEN known.at <= {over} THEN 1 ELSE known.tried + 1 END,
                at = CASE WHEN {startsAnew} OR known.at <= {over} THEN {now} ELSE known.at END
            WHERE known.tried < {limit} OR known.at <= {over}
            RETURNING tried AS "Value"
            """).ToListAsync(cancellation);
        return counted is [var tried] ? tried : null;
    }
}
