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

    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();

    public DbSet<CredentialReset> CredentialResets => Set<CredentialReset>();

    public DbSet<ProgramPost> ProgramPosts => Set<ProgramPost>();

    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    /// <summary>Keys of cookies and antiforgery tokens: in the database, so that every node reads what another wrote.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Cookies and tokens carry the stamp of their sign-in: a new one ends them all. Belongs to every change of what
    /// <see cref="SessionAccount"/> says.
    /// </summary>
    public void EndSessions(Account account)
    {
        account.SecurityStamp = Account.NewStamp();
        Touch();
    }

    protected override void Build(ModelBuilder model)
    {
        Account.Map(model);
        AttemptCount.Map(model);
        CredentialReset.Map(model);
        ProgramPost.Map(model);
        TokenKey.Map(model);
        model.Entity<DataProtectionKey>().ToTable("data_protection_key");
        model.UseOpenIddict<Guid>();
    }
}
