using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Accounts.Actors;

/// <summary>Asked by open pages: other tabs may have worked meanwhile, so only the server knows how long the session lasts.</summary>
internal static class SessionTimeRoute
{
    /// <param name="Left">Seconds; 0 when nobody is signed in.</param>
    public sealed record SessionLeft(int Left);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SessionTime.Address, Tell).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(SessionTime.Address, Tell).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Tell(HttpContext http, TimeProvider clock) =>
        TypedResults.Ok(new SessionLeft((int)(SessionTime.LeftOf(http, clock.GetUtcNow()) ?? TimeSpan.Zero).TotalSeconds));
}
