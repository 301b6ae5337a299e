using Microsoft.Extensions.Primitives;

namespace XaDienTu.Host.Web;

/// <summary>
/// In production only the names of the portal are served: a name of a stranger's making would else stand in links, tokens and caches.
/// Balancers that ask for a node's health know it by its address alone.
/// </summary>
internal sealed class ServedHosts
{
    private const string Any = "*";
    private static readonly string[] Health = ["/healthz", "/readyz"];

    private readonly RequestDelegate next;
    private readonly List<StringSegment> names;

    public ServedHosts(RequestDelegate next, Settings settings, IConfiguration configuration)
    {
        this.next = next;
        names = Names(settings, configuration);
    }

    public Task InvokeAsync(HttpContext http) =>
        names.Count == 0 || HostString.MatchesAny(http.Request.Host.Host, names) || Health.Contains(http.Request.Path.Value)
            ? next(http)
            : ErrorPage.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Máy này không phục vụ tên miền đó. Mở lại bằng địa chỉ chính thức của cổng.");

    /// <returns>Empty where any name is served.</returns>
    private static List<StringSegment> Names(Settings settings, IConfiguration configuration)
    {
        var names = settings.AllowedHosts.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (settings.Demo || names.Contains(Any))
        {
            return [];
        }

        // Where there is no issuer, there is no name yet to hold people to.
        if (Uri.TryCreate(configuration["Accounts:Issuer"], UriKind.Absolute, out var issuer))
        {
            names.Add(issuer.Host);
            names.AddRange(Uri.TryCreate(configuration["Signing:PublicAddress"], UriKind.Absolute, out var lists) ? [lists.Host] : []);
        }

        return [.. names.Select(name => new StringSegment(name))];
    }
}
