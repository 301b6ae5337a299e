using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts.Officers;

/// <summary>Requests that wait for a second person, of everybody whom this administrator may decide about.</summary>
internal sealed class WaitingResets(AccountsDb db, DecideReset decide, TimeProvider clock)
{
    /// <summary>Of the province in a day; the oldest are seen first.</summary>
    private const int Most = 500;

    public async Task<IReadOnlyList<DecideReset.Asked>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - CredentialReset.Life;
        var all = await (
            from reset in db.CredentialResets.AsNoTracking()
            where reset.State == ResetState.Waiting && reset.AskedAt > since
            join account in db.Accounts.AsNoTracking() on reset.AccountId equals account.Id
            orderby reset.AskedAt
            select new { reset, account }).Take(Most).ToListAsync(cancellation);
        var mine = new List<DecideReset.Asked>();
        foreach (var row in all)
        {
            if (await decide.MayDecideAsync(row.account, actor, cancellation))
            {
                mine.Add(new(row.reset, row.account));
            }
        }

        return mine;
    }
}
