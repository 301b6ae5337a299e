using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel.Braking;

/// <summary>Stops what comes too often, before anything costly is done for it: a program gets its problem here, a page answers itself, with
/// what was typed (<see cref="ShowBraked"/>).</summary>
internal sealed class HoldBrakes(RequestDelegate next, IEnumerable<Brake> brakes)
{
    private readonly FrozenDictionary<string, Brake> brakes = brakes.ToFrozenDictionary(brake => brake.Name);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<BrakedAttribute>() is not { } braked)
        {
            return next(http);
        }

        var isPage = metadata.GetMetadata<PageActionDescriptor>() is not null;
        var brake = brakes[braked.Name];
        if ((isPage && IsLook(http.Request.Method)) || brake.Allows(http))
        {
            return next(http);
        }

        if (!isPage)
        {
            return ResultHttp.Problem(brake.Refusal).ExecuteAsync(http);
        }

        http.Features.Set(new BrakedRequest(brake.Refusal));
        return next(http);
    }

    private static bool IsLook(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}

/// <summary>Stands at a request that came too often.</summary>
internal sealed record BrakedRequest(Results.Error Refusal);

public static class BrakingPipeline
{
    /// <summary>After routing, before who asks is found out.</summary>
    public static IApplicationBuilder UseBrakes(this IApplicationBuilder app) => app.UseMiddleware<HoldBrakes>();
}
