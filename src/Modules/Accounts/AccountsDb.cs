using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Actors;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Accounts.Resets;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts;

internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : ModuleDb(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();

    public DbSet<CredentialReset> CredentialResets => Set<CredentialReset>();

    public DbSet<ProgramPost> ProgramPosts => Set<ProgramPost>();

    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    /// <summary>Keys of cookies and antiforgery tokens: in the database, so that every node reads what another wrote.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Sessions carry the account's stamp of their beginning: a new one ends them all. Belongs to every change of what
    /// <see cref="SessionAccount"/> says.
    /// </summary>
    public void EndSessions(Account account)
    {
        account.SecurityStamp = Account.NewStamp();
        Touch();
    }

    /// <summary>Ends one session; every node forgets what it kept of it.</summary>
    public Task<int> EndSessionAsync(Guid session, DateTimeOffset at, CancellationToken cancellation)
    {
        Touch();
        return Sessions.Where(row => row.Id == session && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, at), cancellation);
    }

    /// <summary>
    /// The account behind a session, asked of the database itself: what begins something new must not trust a session that ended at another
    /// node a moment ago.
    /// </summary>
    public Task<LivingSession?> LivingSessionAsync(Guid? session, DateTimeOffset now, CancellationToken cancellation) =>
        Sessions.Where(row => row.Id == session && row.EndedAt == null && row.EndsAt > now)
            .Join(Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row, account })
            .Where(found => found.row.SecurityStamp == found.account.SecurityStamp)
            .Select(found => new LivingSession(found.account, found.row.StartedAt))
            .SingleOrDefaultAsync(cancellation);

    protected override void Build(ModelBuilder model)
    {
        Account.Map(model);
        AccountSession.Map(model);
        AttemptCount.Map(model);
        CredentialReset.Map(model);
        ProgramPost.Map(model);
        TokenKey.Map(model);
        model.Entity<DataProtectionKey>().ToTable("data_protection_key");
        model.UseOpenIddict<Guid>();
    }
}
