using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>The routes of all pages of the host, and to which of them an address leads.</summary>
internal sealed class PageKinds
{
    private readonly IReadOnlyList<(string Route, TemplateMatcher Matcher)> kinds;

    public PageKinds(TestPlatform platform) => kinds =
    [
        .. platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Select(route => ("/" + route.TrimStart('/'), new TemplateMatcher(TemplateParser.Parse(route), []))),
    ];

    public IEnumerable<string> Routes => kinds.Select(kind => kind.Route).Distinct();

    /// <returns>Null where no page lies: a file, an answer for programs, nothing.</returns>
    public string? RouteOf(string path) =>
        kinds.FirstOrDefault(kind => kind.Matcher.TryMatch(Uri.UnescapeDataString(path), [])).Route;
}
