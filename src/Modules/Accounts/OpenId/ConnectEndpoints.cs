using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.OpenId;

/// <summary>What is left to decide after OpenIddict checked client, secret, redirect address and proof key.</summary>
internal static class ConnectEndpoints
{
    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private static readonly string[] GetAndPost = [HttpMethods.Get, HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
        connect.MapPost("/token", TokenAsync).RequireRateLimiting(RateLimits.Token);
        connect.MapMethods("/authorize", GetAndPost, AuthorizeAsync);
        connect.MapMethods("/userinfo", GetAndPost, UserInfoAsync);
        connect.MapMethods("/logout", GetAndPost, (Delegate)LogoutAsync);
    }

    private static async Task<IResult> TokenAsync(HttpContext http, AccountsDb db, AccountsSettings settings, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
        {
            var identity = NewIdentity(request.ClientId!, request.ClientId!);
            identity.SetScopes(request.GetScopes());
            return Issue(identity);
        }

        // Authorization code: the person may have been locked, demoted or signed out since the code was given.
        var granted = (await http.AuthenticateAsync(Server)).Principal!;
        var account = await SessionAccountAsync(db, granted, cancellation);
        return account is null || (account.IsDemo && !settings.Demo)
            ? Refuse(Errors.InvalidGrant, "Phiên đăng nhập đã kết thúc. Đăng nhập lại.")
            : Issue(IdentityOf(account, granted.GetScopes()));
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext http, ActorAccessor accessor, AccountsDb db, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest()!;
        // Asked of the database itself: a session that ended at another node a moment ago must not begin a new one.
        if (accessor.Actor.Kind is ActorKind.Officer or ActorKind.Citizen && await SessionAccountAsync(db, http.User, cancellation) is { } account)
        {
            return Issue(IdentityOf(account, request.GetScopes()));
        }

        if (request.HasPromptValue(PromptValues.None))
        {
            return Refuse(Errors.LoginRequired, "Chưa đăng nhập.");
        }

        var query = QueryString.Create(request.GetParameters().Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)));
        return TypedResults.Redirect("/dang-nhap" + QueryString.Create("returnUrl", http.Request.PathBase + http.Request.Path + query));
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http, AccountsDb db, CancellationToken cancellation)
    {
        var token = (await http.AuthenticateAsync(Server)).Principal!;
        if (await SessionAccountAsync(db, token, cancellation) is not { } account)
        {
            // This one is answered in a header, which takes ASCII alone.
            return Refuse(Errors.InvalidToken, "The token stands for no person's session. Sign in again.");
        }

        var about = new Dictionary<string, object?> { [Claims.Subject] = account.Id.ToString() };
        if (token.HasScope(Scopes.Profile))
        {
            about[Claims.Name] = account.FullName;
            about[Claims.PreferredUsername] = account.UserName;
        }

        if (token.HasScope(Scopes.Email) && account.Email is not null)
        {
            about[Claims.Email] = account.Email;
        }

        return TypedResults.Ok(about);
    }

    /// <summary>The account, if none of its sessions ended since this one began.</summary>
    private static Task<Account?> SessionAccountAsync(AccountsDb db, ClaimsPrincipal session, CancellationToken cancellation)
    {
        var (id, stamp) = (Session.AccountIdOf(session), Session.StampOf(session));
        return db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.SecurityStamp == stamp, cancellation);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http)
    {
        await http.SignOutAsync(Session.Scheme);
        return TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Server]);
    }

    private static ClaimsIdentity IdentityOf(Account account, IEnumerable<string> scopes)
    {
        var identity = NewIdentity(account.Id.ToString(), account.FullName);
        identity.SetClaim(Session.StampClaim, account.SecurityStamp);
        identity.SetScopes(scopes);
        return identity;
    }

    private static ClaimsIdentity NewIdentity(string subject, string name)
    {
        var identity = new ClaimsIdentity(Server, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaim(Claims.Name, name);
        return identity;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.SignInHttpResult Issue(ClaimsIdentity identity)
    {
        identity.SetDestinations(claim => claim.Type is Claims.Name && identity.HasScope(Scopes.Profile)
            ? [Destinations.AccessToken, Destinations.IdentityToken]
            : [Destinations.AccessToken]);
        return TypedResults.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Server);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ForbidHttpResult Refuse(string error, string description) =>
        TypedResults.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }), [Server]);
}
