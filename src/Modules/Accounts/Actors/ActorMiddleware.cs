using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.Actors;

/// <summary>
/// Says who acts in this request. Cookie or token only name the account: a sign-out everywhere and a post that ended count from the
/// next request on (at another node a moment later, see <see cref="KnownStamps"/>).
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    private const string TwoSteps = "/tai-khoan/xac-thuc-hai-buoc";
    private const string NewPassword = "/tai-khoan";
    private const string SignOut = "/dang-xuat";

    public async Task InvokeAsync(HttpContext http, ActorAccessor accessor, AccountsSettings settings)
    {
        // Styles and pictures are the same for everybody: a page would else ask ten times who looks.
        if (http.User.Identity?.IsAuthenticated == true && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            // Asked for here, not above: a context that nobody uses was a fifth of a light answer.
            var services = http.RequestServices;
            if (Session.StampOf(http.User) is { } stamp)
            {
                var account = await services.GetRequiredService<SessionAccounts>().FindAsync(Session.AccountIdOf(http.User) ?? Guid.Empty, stamp, http.RequestAborted);
                if (account is null || (account.IsDemo && !settings.Demo))
                {
                    await ForgetAsync(http);
                }
                else
                {
                    accessor.Actor = account.ToActor(await services.GetRequiredService<PostReader>().OfAsync(account, http.RequestAborted));
                }

                if (accessor.Actor.Kind is not ActorKind.Anonymous && account!.MustChangePassword)
                {
                    accessor.Actor = accessor.Actor with { Posts = [] };
                    if (IsPage(http) && http.Request.Path != NewPassword && http.Request.Path != SignOut)
                    {
                        http.Response.Redirect(NewPassword);
                        return;
                    }
                }
                else if (accessor.Actor.IsOfficer && !settings.Demo && !account!.HasTotp
                    && (PostReader.NeedTotp(accessor.Actor.Posts) || !settings.IsInAgency(http.Connection.RemoteIpAddress)))
                {
                    accessor.Actor = accessor.Actor with { Posts = [] };
                    if (IsPage(http) && !IsOpenWithoutTotp(http.Request.Path))
                    {
                        http.Response.Redirect(TwoSteps);
                        return;
                    }
                }
            }
            else if (http.User.FindFirstValue(Session.SubjectClaim) is { } clientId)
            {
                accessor.Actor = new Actor(ActorKind.Program, clientId, http.User.Identity.Name ?? clientId, null, await services.GetRequiredService<ProgramPosts>().OfAsync(clientId, http.RequestAborted));
            }
        }

        await next(http);
    }

    private static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static bool IsOpenWithoutTotp(PathString path) => path.StartsWithSegments(TwoSteps, StringComparison.Ordinal) || path == SignOut;

    private static async Task ForgetAsync(HttpContext http)
    {
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (!SessionSetup.IsApi(http))
        {
            await http.SignOutAsync(Session.Scheme);
        }
    }
}
