using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace XaDienTu.Host.Web;

/// <summary>Whose forwarded headers are believed: an address anybody could claim would defeat the brakes on sign-in and the
/// audit.</summary>
internal static class Proxies
{
    public static ForwardedHeadersOptions Trusted(Settings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var address in settings.Proxies.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownProxies.Add(IPAddress.Parse(address));
        }

        return options;
    }
}
