using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Tracking;

internal static class TrackCaseApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tracking/{code}", async (string code, [FromQuery] string? id, TrackCase track, CancellationToken cancellation) =>
            (await track.RunAsync(code, id, cancellation)).ToHttp())
            .AllowAnonymous().RequireRateLimiting(CasesModule.TrackingLimit).Produces<TrackedCase>();
}
