using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using XaDienTu.EndToEnd.Tests.Processes;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace XaDienTu.EndToEnd.Tests.Nodes;

/// <summary>
/// A balancer as a province puts before its nodes: one request here, the next there, nobody is kept at a node. A node that does not
/// answer, or says that it is not ready, gets no more.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly WebApplication proxy;

    private Balancer(WebApplication proxy, int port)
    {
        this.proxy = proxy;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>How many requests each node answered.</summary>
    public ConcurrentDictionary<string, int> Served { get; } = [];

    public static async Task<Balancer> StartAsync(IEnumerable<HostProcess> nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory([RouteToNodes()], [ClusterOf(nodes)]);
        var port = Ports.Take();
        var proxy = builder.Build();
        proxy.Urls.Add($"http://127.0.0.1:{port}");
        var balancer = new Balancer(proxy, port);
        proxy.MapReverseProxy(pipeline =>
        {
            pipeline.UseLoadBalancing();
            pipeline.UsePassiveHealthChecks();
            pipeline.Use(async (http, next) =>
            {
                await next(http);
                if (http.GetReverseProxyFeature().ProxiedDestination is { } node)
                {
                    balancer.Served.AddOrUpdate(node.DestinationId, 1, (_, count) => count + 1);
                }
            });
        });
        await proxy.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync() => await proxy.DisposeAsync();

    private static RouteConfig RouteToNodes() => new()
    {
        RouteId = "all",
        ClusterId = "nodes",
        Match = new() { Path = "{**all}" },
        // Tokens and links name the address people know.
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
    };

    private static ClusterConfig ClusterOf(IEnumerable<HostProcess> nodes) => new()
    {
        ClusterId = "nodes",
        LoadBalancingPolicy = "RoundRobin",
        Destinations = nodes.Index().ToDictionary(
            node => node.Index.ToString(CultureInfo.InvariantCulture), node =>
                new DestinationConfig { Address = node.Item.BaseAddress.ToString() }),
        HealthCheck = new()
        {
            Passive = new() { Enabled = true, Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = TimeSpan.FromMinutes(1) },
            Active = new()
            {
                Enabled = true, Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures, Path = "/readyz",
                Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(4),
            },
        },
    };
}
