using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Access;

/// <summary>One way into the host: verb, route and, for pages, the handler.</summary>
internal sealed record Door(string Verb, RoutePattern Pattern, string? Handler, bool IsPage)
{
    public string Route => Pattern.RawText!.StartsWith('/') ? Pattern.RawText : "/" + Pattern.RawText;

    public string Title => $"{Verb,-6} {Route}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool Names(string parameter) => Pattern.Parameters.Any(part => part.Name == parameter);

    /// <summary>The address with plausible values for what the route asks.</summary>
    public string Address(Func<Door, string, string> valueOf)
    {
        var path = string.Concat(Pattern.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(valueOf(this, parameter.Name)),
            _ => "",
        }))));
        return (path.Length == 0 ? "/" : path) + (Handler is null ? "" : $"?handler={Handler}");
    }

    /// <summary>Every way there is; files of the pages' looks are left out.</summary>
    public static async Task<List<Door>> AllAsync(TestPlatform platform)
    {
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var isLook = endpoint.Metadata.Any(data => data.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));
            if (isLook || endpoint.RoutePattern.RawText is "{**path:file}")
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                doors.AddRange((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                    .Select(verb => new Door(verb, endpoint.RoutePattern, null, false)));
                continue;
            }

            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            doors.AddRange(new[] { "GET", "POST", "PUT", "DELETE" }.Select(verb => new Door(verb, endpoint.RoutePattern, null, true)));
            doors.AddRange(compiled.HandlerMethods.Where(method => method.Name is not null)
                .Select(method => new Door(method.HttpMethod.ToUpperInvariant(), endpoint.RoutePattern, method.Name, true)));
        }

        return [.. doors.DistinctBy(door => door.Title).OrderBy(door => door.Route, StringComparer.Ordinal)
            .ThenBy(door => door.Verb, StringComparer.Ordinal).ThenBy(door => door.Handler, StringComparer.Ordinal)];
    }
}
