using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Opens a session for who has just proved who he is, and gives the browser its cookie; the one the browser had before
/// ends.</summary>
internal sealed class StartSession(AccountsDb db, Work work, KnownDevice devices, IOfficerDirectory officers, TimeProvider clock)
{
    private static readonly OfficerRole[] Administrators =
        [OfficerRole.AgencyAdministrator, OfficerRole.BusinessAdministrator, OfficerRole.SystemAdministrator];

    public async Task RunAsync(HttpContext http, Account account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            AccountId = account.Id, SecurityStamp = account.SecurityStamp!, StartedAt = now, EndsAt = now + AccountSession.Longest,
        };
        await using (var transaction = await work.BeginAsync(cancellation))
        {
            if (Session.IdOf(http.User) is { } before)
            {
                await db.EndSessionAsync(before, now, cancellation);
            }

            var old = now - AccountSession.Kept;
            await db.Sessions.Where(row => row.AccountId == account.Id && row.EndsAt < old).ExecuteDeleteAsync(cancellation);
            db.Sessions.Add(session);
            await transaction.CommitAsync(cancellation);
        }

        await http.SignOutAsync(Session.CodeDueScheme);
        await http.SignInAsync(Session.Scheme, Session.PrincipalOf(session), new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = now + await IdleAsync(account, now, cancellation),
            AllowRefresh = true,
        });
        devices.Remember(http, account);
    }

    private async Task<TimeSpan> IdleAsync(Account account, DateTimeOffset now, CancellationToken cancellation)
    {
        if (account.OfficerId is not { } officerId)
        {
            return Session.CitizenIdle;
        }

        var posts = await officers.PostsOfAsync(officerId, now, cancellation);
        return posts.Any(post => Administrators.Contains(post.Role)) ? Session.AdministratorIdle : Session.OfficerIdle;
    }
}
