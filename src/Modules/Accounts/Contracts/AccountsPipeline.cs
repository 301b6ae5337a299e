using Microsoft.AspNetCore.Builder;
using XaDienTu.Accounts.Actors;
using XaDienTu.Accounts.Unsent;

namespace XaDienTu.Accounts.Contracts;

public static class AccountsPipeline
{
    /// <summary>Brakes, sign-in, actor and rights, in the one order that works: after routing, before anything that asks who
    /// acts.</summary>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app) =>
        app.UseRateLimiter().UseAuthentication().UseMiddleware<ActorMiddleware>().UseAuthorization().UseMiddleware<TakeBack>();

    /// <summary>Before routing: a form whose session has ended is answered by the sign-in page, which carries along what was
    /// typed.</summary>
    public static IApplicationBuilder UseUnsentForms(this IApplicationBuilder app) => app.UseMiddleware<AskSignIn>();
}
