using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Refusals;

namespace XaDienTu.Kernel.Web;

/// <summary>
/// Keeps where a request came from for its audit rows, and tells the audit when somebody known was refused. A visitor nobody knows has no
/// right to refuse: he is sent to sign in, and whoever tries tokens by the thousand is braked elsewhere.
/// </summary>
internal sealed class RequestSource(RequestDelegate next)
{
    private const int LongestSubject = 100;

    public async Task InvokeAsync(HttpContext http, ActorAccessor who)
    {
        who.Source ??= TextOf(http.Connection.RemoteIpAddress);
        await next(http);
        // The page that says so runs through here once more.
        if (http.Response.StatusCode == StatusCodes.Status403Forbidden && who.Actor.Kind is not (ActorKind.Anonymous or ActorKind.System)
            && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            // Pages write their pattern without the first stroke, routes with it.
            var route = $"{http.Request.Method} /{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}";
            route = route[..Math.Min(route.Length, LongestSubject)];
            http.RequestServices.GetRequiredService<RefusalNotes>().Note(who.Actor, RefusalNotes.Refused, "route", route, route);
        }
    }

    /// <summary>One address has one text: without the IPv6 coat of an IPv4 address, and without the network card of a local one.</summary>
    internal static string? TextOf(IPAddress? address) =>
        address is null ? null
            : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
            : new IPAddress(address.GetAddressBytes()).ToString();
}

public static class RequestSourcePipeline
{
    /// <summary>After the forwarded headers and routing, before sign-in: a failed sign-in has an address too.</summary>
    public static IApplicationBuilder UseRequestSource(this IApplicationBuilder app) => app.UseMiddleware<RequestSource>();
}
