using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace XaDienTu.Host.Web;

/// <summary>
/// What no route takes. The framework leaves a route out that takes no body of the kind that came, so such a request ends here, too: that
/// is 415 and not "not found".
/// </summary>
internal static class UnknownAddress
{
    public static IResult Answer(HttpContext http, EndpointDataSource routes) =>
        http.Request.ContentType is not null && routes.Endpoints.OfType<RouteEndpoint>().Any(route => WouldTake(route, http.Request))
            ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)
            : Results.NotFound();

    private static bool WouldTake(RouteEndpoint route, HttpRequest request) =>
        route.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(request.Method) is true
        && new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(request.Path, []);
}
