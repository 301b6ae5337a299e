using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.Actors;

/// <summary>What every request asks about the account behind it. Nothing of it changes while the sessions live: who changes it ends
/// them.</summary>
/// <param name="IsDemo">Made for demonstrations.</param>
/// <param name="EndsAt">The session's latest end.</param>
internal sealed record SessionAccount(
    Guid Id, AccountKind Kind, string FullName, Guid? OfficerId, bool MustChangePassword, bool HasTotp, bool IsDemo, DateTimeOffset EndsAt);

/// <summary>Finds the account of a session; null when the session ended. Who works asks every few seconds, so it is kept until somebody's
/// sessions end.</summary>
internal sealed class SessionAccounts(KnownSessions known, Stamps stamps, IServiceProvider services, TimeProvider clock)
{
    public async ValueTask<SessionAccount?> FindAsync(Guid session, CancellationToken cancellation)
    {
        // Before the row: a change in between makes what is kept newer than its stamp, never older.
        var kept = known.Since(await stamps.OfAsync<AccountsDb>(cancellation));
        var found = kept.Find(session) ?? await ReadAsync(session, kept, cancellation);
        return found is not null && clock.GetUtcNow() < found.EndsAt ? found : null;
    }

    private async Task<SessionAccount?> ReadAsync(Guid session, KnownSessions.Kept kept, CancellationToken cancellation)
    {
        // Asked for here, not above: a context that nobody uses was a fifth of a light answer.
        var db = services.GetRequiredService<AccountsDb>();
        var found = await db.Sessions.Where(row => row.Id == session && row.EndedAt == null)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row, account })
            .Where(found => found.row.SecurityStamp == found.account.SecurityStamp)
            .Select(found => new SessionAccount(
                found.account.Id, found.account.Kind, found.account.FullName, found.account.OfficerId, found.account.MustChangePassword,
                found.account.TotpSecret != null, found.account.IsDemo, found.row.EndsAt))
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : kept.Keep(session, found);
    }
}

/// <summary>What this node keeps of them, all forgotten when anybody's sessions end.</summary>
internal sealed class KnownSessions
{
    private volatile Kept newest = new(Guid.Empty);

    public Kept Since(Guid stamp)
    {
        var kept = newest;
        if (kept.Stamp != stamp)
        {
            newest = kept = new(stamp);
        }

        return kept;
    }

    public sealed class Kept(Guid stamp)
    {
        /// <summary>The officers and busy citizens of a province on a Monday morning; some 10 MB.</summary>
        private const int Most = 20_000;

        private readonly ConcurrentDictionary<Guid, SessionAccount> accounts = new();

        public Guid Stamp => stamp;

        public SessionAccount? Find(Guid session) => accounts.GetValueOrDefault(session);

        public SessionAccount Keep(Guid session, SessionAccount account)
        {
            // Most of so many have gone home: whoever works is found again in one query.
            if (accounts.Count >= Most)
            {
                accounts.Clear();
            }

            return accounts[session] = account;
        }
    }
}
