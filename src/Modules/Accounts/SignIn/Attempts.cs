using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

internal enum Attempt
{
    Allowed,

    /// <summary>Allowed, and the account is locked now unless the secret proves right.</summary>
    Last,
    Refused,
}

/// <summary>
/// Counts an attempt before the secret is looked at: of a hundred guesses sent at once five are tried, not a hundred.
/// A complete sign-in takes the count back.
/// </summary>
internal sealed class Attempts(AccountsDb db, Work work, TimeProvider clock)
{
    public async Task<Attempt> TakeAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + Account.LockTime;
        await using var transaction = await work.BeginAsync(cancellation);
        var taken = await db.Accounts
            .Where(account => account.Id == accountId && (account.LockoutEnd == null || account.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1), cancellation);
        var locked = await db.Accounts
            .Where(account => account.Id == accountId && account.AccessFailedCount >= Account.MaxFailures)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, until).SetProperty(account => account.AccessFailedCount, 0), cancellation);
        await transaction.CommitAsync(cancellation);
        return taken == 0 ? Attempt.Refused : locked == 0 ? Attempt.Allowed : Attempt.Last;
    }

    /// <summary>Part of the transaction that records the sign-in.</summary>
    public Task ForgiveAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Accounts.Where(account => account.Id == accountId).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.AccessFailedCount, 0)
                .SetProperty(account => account.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(account => account.LastSignInAt, now),
            cancellation);
    }
}
