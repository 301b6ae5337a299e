using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using XaDienTu.Accounts.Actors;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Actors;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.OpenId;

/// <summary>What is left to decide after OpenIddict checked client, secret, redirect address and proof key.</summary>
internal static class ConnectEndpoints
{
    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>A program that takes no age at all would else send people in a circle.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(30);

    private static readonly string[] GetAndPost = [HttpMethods.Get, HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
        connect.MapPost("/token", TokenAsync).Braked(RateLimits.Token);
        connect.MapMethods("/authorize", GetAndPost, AuthorizeAsync);
        connect.MapMethods("/userinfo", GetAndPost, UserInfoAsync);
        connect.MapMethods("/logout", GetAndPost, (Delegate)LogoutAsync);
    }

    private static async Task<IResult> TokenAsync(
        HttpContext http, AccountsDb db, AccountsSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
        {
            return Issue(NewIdentity(request.ClientId!, request.ClientId!, request.GetScopes()));
        }

        // Authorization code: the person may have been locked, demoted or signed out since the code was given.
        var granted = (await http.AuthenticateAsync(Server)).Principal!;
        var session = await SessionAsync(db, granted, clock, cancellation);
        return session is null || session.Account.MustChangePassword || (session.Account.IsDemo && !settings.Demo)
            ? Refuse(Errors.InvalidGrant, "Phiên đăng nhập đã kết thúc. Đăng nhập lại.")
            : Issue(IdentityOf(session, granted, granted.GetScopes()));
    }

    private static async Task<IResult> AuthorizeAsync(
        HttpContext http, ActorAccessor accessor, AccountsDb db, TimeProvider clock, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest()!;
        // OpenIddict reads what is no number as if nothing had been asked; who asked for a fresh sign-in must not get an old one for a
        // slip.
        if (request.GetParameter(Parameters.MaxAge) is { } age
            && !long.TryParse((string?)age, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return Refuse(Errors.InvalidRequest, "max_age phải là số giây, ví dụ 300.");
        }

        var session = accessor.Actor.Kind is ActorKind.Officer or ActorKind.Citizen
            ? await SessionAsync(db, http.User, clock, cancellation)
            : null;
        if (session is null || !IsFreshEnough(request, clock.GetUtcNow() - session.StartedAt))
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired, "Chưa đăng nhập.") : ToSignIn(http, request);
        }

        if (OwedSteps.PageOf(OwedSteps.In(http)) is { } owed)
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.InteractionRequired, "Tài khoản còn việc phải làm trước.")
                : TypedResults.Redirect(owed);
        }

        return Issue(IdentityOf(session, http.User, request.GetScopes()));
    }

    private static bool IsFreshEnough(OpenIddictRequest request, TimeSpan age) =>
        !request.HasPromptValue(PromptValues.Login) && !request.HasPromptValue(PromptValues.SelectAccount)
        && (request.MaxAge is not { } seconds || age <= JustNow || age <= TimeSpan.FromSeconds(seconds));

    /// <summary>What the program asked for is kept, but for what the sign-in itself answers.</summary>
    private static RedirectHttpResult ToSignIn(HttpContext http, OpenIddictRequest request)
    {
        var query = QueryString.Create(request.GetParameters().Where(parameter => parameter.Key != Parameters.Prompt)
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)));
        return TypedResults.Redirect("/dang-nhap" + QueryString.Create("returnUrl", http.Request.PathBase + http.Request.Path + query));
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http, AccountsDb db, TimeProvider clock, CancellationToken cancellation)
    {
        var token = (await http.AuthenticateAsync(Server)).Principal!;
        if (await SessionAsync(db, token, clock, cancellation) is not { Account: var account })
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

    private static Task<LivingSession?> SessionAsync(
        AccountsDb db, ClaimsPrincipal principal, TimeProvider clock, CancellationToken cancellation) =>
        db.LivingSessionAsync(Session.IdOf(principal), clock.GetUtcNow(), cancellation);

    private static Task<IResult> LogoutAsync(HttpContext http, EndSession session, CancellationToken cancellation) =>
        session.RunAsync(http, cancellation);

    private static ClaimsIdentity IdentityOf(LivingSession session, ClaimsPrincipal principal, ImmutableArray<string> scopes) =>
        NewIdentity(session.Account.Id.ToString(), session.Account.FullName, scopes)
            .SetClaim(Session.SessionClaim, Session.IdOf(principal)!.Value.ToString())
            .SetClaim(Claims.AuthenticationTime, session.StartedAt.ToUnixTimeSeconds());

    private static ClaimsIdentity NewIdentity(string subject, string name, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity(Server, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaim(Claims.Name, name).SetScopes(scopes);
        if (identity.HasScope(OpenIdSetup.ApiScope))
        {
            identity.SetResources(OpenIdSetup.ApiAudience);
        }

        return identity;
    }

    private static SignInHttpResult Issue(ClaimsIdentity identity)
    {
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name when identity.HasScope(Scopes.Profile) => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.AuthenticationTime => [Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        return TypedResults.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Server);
    }

    private static ForbidHttpResult Refuse(string error, string description) =>
        TypedResults.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }), [Server]);
}
