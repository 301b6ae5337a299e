using Microsoft.AspNetCore.Builder;
using XaDienTu.Accounts.Actors;

namespace XaDienTu.Accounts.Contracts;

public static class AccountsPipeline
{
    /// <summary>Brakes, sign-in, actor and rights, in the one order that works: after routing, before anything that asks who acts.</summary>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app) =>
        app.UseRateLimiter().UseAuthentication().UseMiddleware<ActorMiddleware>().UseAuthorization();
}
