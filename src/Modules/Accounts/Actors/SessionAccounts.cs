using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.Actors;

/// <summary>What every request asks about the account behind it. Nothing of it changes while the sessions live: who changes it ends them.</summary>
/// <param name="IsDemo">Made for demonstrations.</param>
internal sealed record SessionAccount(Guid Id, AccountKind Kind, string FullName, Guid? OfficerId, bool MustChangePassword, bool HasTotp, bool IsDemo)
{
    public Actor ToActor(IReadOnlyList<HeldPost> posts) =>
        new(Kind.ToActorKind(), Id.ToString(), FullName, OfficerId, posts);
}

/// <summary>Finds the account of a session; null when the session was ended. Who works asks every few seconds, so it is kept until somebody's sessions end.</summary>
internal sealed class SessionAccounts(KnownSessions known, Stamps stamps, IServiceProvider services)
{
    public async ValueTask<SessionAccount?> FindAsync(Guid accountId, string securityStamp, CancellationToken cancellation)
    {
        // Before the row: a change in between makes what is kept newer than its stamp, never older.
        var kept = known.Since(await stamps.OfAsync<AccountsDb>(cancellation));
        if (kept.Find(accountId, securityStamp) is { } account)
        {
            return account;
        }

        // Asked for here, not above: a context that nobody uses was a fifth of a light answer.
        var found = await services.GetRequiredService<AccountsDb>().Accounts.AsNoTracking()
            .Where(row => row.Id == accountId && row.SecurityStamp == securityStamp)
            .Select(row => new SessionAccount(row.Id, row.Kind, row.FullName, row.OfficerId, row.MustChangePassword, row.TotpSecret != null, row.IsDemo))
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : kept.Keep(securityStamp, found);
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

        private readonly ConcurrentDictionary<(Guid AccountId, string SecurityStamp), SessionAccount> accounts = new();

        public Guid Stamp => stamp;

        public SessionAccount? Find(Guid accountId, string securityStamp) => accounts.GetValueOrDefault((accountId, securityStamp));

        public SessionAccount Keep(string securityStamp, SessionAccount account)
        {
            // Most of so many have gone home: whoever works is found again in one query.
            if (accounts.Count >= Most)
            {
                accounts.Clear();
            }

            return accounts[(account.Id, securityStamp)] = account;
        }
    }
}
