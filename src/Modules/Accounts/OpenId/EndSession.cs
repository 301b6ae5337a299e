using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// Sign-out at another program's wish (OpenID Connect RP-Initiated Logout 1.0). Any page of the internet can send a browser here, so
/// without proof that the session's own program asks, the person is asked. Where to go after it OpenIddict has checked by then.
/// </summary>
internal sealed class EndSession(ActorAccessor accessor, SignOut signOut, IAntiforgery antiforgery)
{
    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>What the way back needs; the token has done its work.</summary>
    private static readonly string[] Kept = [Parameters.PostLogoutRedirectUri, Parameters.State, Parameters.ClientId];

    public async Task<IResult> RunAsync(HttpContext http, CancellationToken cancellation)
    {
        if (accessor.Actor.Kind is ActorKind.Officer or ActorKind.Citizen)
        {
            if (!await IsMeantAsync(http))
            {
                return Ask(http);
            }

            await signOut.RunAsync(http, cancellation);
        }

        return TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Server]);
    }

    private async Task<bool> IsMeantAsync(HttpContext http)
    {
        var hint = (await http.AuthenticateAsync(Server)).Principal;
        return (Session.AccountIdOf(hint) is { } account && account == Session.AccountIdOf(http.User))
            || (HttpMethods.IsPost(http.Request.Method) && await antiforgery.IsRequestValidAsync(http));
    }

    private static IResult Ask(HttpContext http)
    {
        var parameters = http.GetOpenIddictServerRequest()!.GetParameters().Where(parameter => Kept.Contains(parameter.Key));
        var query = QueryString.Create(parameters.Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)));
        return TypedResults.Redirect("/dang-xuat" + QueryString.Create("returnUrl", http.Request.PathBase + http.Request.Path + query));
    }
}
