using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Actors;

/// <summary>
/// Says who acts in this request. Cookie or token only name the account: a sign-out everywhere and a post that ended count from the
/// next request on (at another node a moment later, see <see cref="KnownStamps"/>).
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    private const string SignOut = "/dang-xuat";

    public async Task InvokeAsync(HttpContext http, ActorAccessor accessor)
    {
        // Styles and pictures are the same for everybody: a page would else ask ten times who looks.
        if (http.User.Identity?.IsAuthenticated != true || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        if (Session.IdOf(http.User) is { } session)
        {
            await KnowPersonAsync(http, session, accessor);
        }
        else if (SessionSetup.IsApi(http) && http.User.FindFirstValue(Claims.ClientId) is { } clientId
            && clientId == http.User.FindFirstValue(Session.SubjectClaim))
        {
            var posts = await http.RequestServices.GetRequiredService<ProgramPosts>().OfAsync(clientId, http.RequestAborted);
            accessor.Actor = http.RequestServices.GetRequiredService<ActorMaker>()
                .Program(clientId, http.User.Identity.Name ?? clientId, posts);
        }
        else if (http.User.Identity.AuthenticationType == Session.Scheme)
        {
            // A cookie of a release that knew no sessions at the server.
            Forget(http);
        }

        if (OwedSteps.PageOf(OwedSteps.In(http)) is { } owed && IsPage(http) && http.Request.Path != owed && http.Request.Path != SignOut)
        {
            http.Response.Redirect(owed);
            return;
        }

        await next(http);
    }

    private static async Task KnowPersonAsync(HttpContext http, Guid session, ActorAccessor accessor)
    {
        // Asked for here, not above: a context that nobody uses was a fifth of a light answer.
        var services = http.RequestServices;
        var settings = services.GetRequiredService<AccountsSettings>();
        var account = await services.GetRequiredService<SessionAccounts>().FindAsync(session, http.RequestAborted);
        if (account is null || (account.IsDemo && !settings.Demo))
        {
            Forget(http);
            return;
        }

        SessionTime.EndsAt(http, account.EndsAt);
        var actor = await services.GetRequiredService<ActorMaker>().PersonAsync(
            account.Kind.ToActorKind(), account.Id.ToString(), account.FullName, account.OfficerId, http.RequestAborted);
        var owed = OwedSteps.Of(account, actor.Posts, settings, http.Connection.RemoteIpAddress);
        OwedSteps.Keep(http, owed);
        accessor.Actor = owed is OwedStep.Nothing ? actor : actor with { Posts = [] };
    }

    private static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>
    /// The cookie stays, worth nothing: the form that is sent next, from this tab or another, shows by it that it had a session, and what
    /// was typed is carried through the sign-in (AskSignIn).
    /// </summary>
    private static void Forget(HttpContext http) => http.User = new ClaimsPrincipal(new ClaimsIdentity());
}
