using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>What an account is looked at for.</summary>
internal enum AccountLack
{
    /// <summary>A password alone opens it.</summary>
    SecondStep,

    /// <summary>Nobody signed in for so long that it is closed.</summary>
    Use,
}

/// <summary>Officers' accounts that lie open or unused: of the province for the platform's administrator, of the own agencies for an
/// agency's.</summary>
internal sealed class OpenAccounts(AccountsDb db, IOfficerDirectory officers, AccountsSettings settings, TimeProvider clock)
{
    public static bool MayLook(Actor actor) => IsOfPlatform(actor) || actor.Holds(OfficerRole.AgencyAdministrator);

    public static string PlaceOf(Actor actor) => IsOfPlatform(actor) ? "cả tỉnh" : "cơ quan mình";

    /// <summary>The figure and its list read the same rows.</summary>
    public async Task<IQueryable<Account>> ThatLackAsync(AccountLack lack, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var accounts = db.Accounts.AsNoTracking().Where(account => account.Kind == AccountKind.Officer);
        if (!IsOfPlatform(actor))
        {
            var own = await OfAgenciesAsync(actor, now, cancellation);
            accounts = accounts.Where(account => own.Contains(account.OfficerId));
        }

        return lack is AccountLack.Use
            ? accounts.Where(Account.UnusedAt(now, settings.UnusedTime))
            : accounts.Where(account => account.TotpSecret == null);
    }

    private static bool IsOfPlatform(Actor actor) => actor.Holds(OfficerRole.SystemAdministrator);

    private async Task<List<Guid?>> OfAgenciesAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var own = new List<Guid?>();
        var administered = actor.Posts.Where(post => post.Role is OfficerRole.AgencyAdministrator);
        foreach (var agency in administered.Select(post => post.OrganizationId).Distinct())
        {
            own.AddRange((await officers.PostsAtAsync(agency, now, cancellation)).Select(post => (Guid?)post.OfficerId));
        }

        return own;
    }
}
