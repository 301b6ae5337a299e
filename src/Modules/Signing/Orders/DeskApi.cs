using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Signing.Orders;

internal sealed record DeskValues([MostItems(1000, Letters = 2000)] IReadOnlyList<string>? Values);

/// <summary>The browser's side road to a token at the officer's desk: it fetches hashes, the local bridge signs them, it posts the
/// values.</summary>
internal static class DeskApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/can-bo/ky-so/{id:guid}/tai-ban").RequireAuthorization(Policies.Officer).ExcludeFromDescription();
        desk.MapGet("", async (Guid id, FinishAtDesk finish, ActorAccessor who, CancellationToken cancellation) =>
            (await finish.ReadAsync(id, who.Actor, cancellation)).ToHttp());

        // No form: the token travels in the header that the page's script sends, checked by the filter below.
        desk.MapPost("", async (Guid id, DeskValues body, FinishAtDesk finish, ActorAccessor who, CancellationToken cancellation) =>
            (await finish.RunAsync(id, body.Values ?? [], who.Actor, cancellation)).ToHttp()).AddEndpointFilter(CheckAntiforgeryAsync);
    }

    private static async ValueTask<object?> CheckAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = (Microsoft.AspNetCore.Antiforgery.IAntiforgery)context.HttpContext.RequestServices.GetService(
            typeof(Microsoft.AspNetCore.Antiforgery.IAntiforgery))!;
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : TypedResults.BadRequest();
    }
}
