using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>The primary dies in the middle of filing and its synchronous standby takes over: the node finds it by itself, with all that was
/// acknowledged.</summary>
public sealed class FailOverTests
{
    private const int Programs = 8;
    private const int DraftsPerCitizen = 6;
    private const int Some = 40;

    [Fact(Timeout = 120_000)]
    public async Task The_node_follows_to_the_promoted_standby()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        using var standby = await province.Server.AddStandbyAsync();
        var both = province.ConnectionString
            .Replace($"Host=127.0.0.1;Port={province.Server.Port}", $"Host=127.0.0.1:{province.Server.Port},127.0.0.1:{standby.Port}",
                StringComparison.Ordinal)
            + ";Target Session Attributes=primary";
        using var host = await HostProcess.StartAsync(Ports.Take(), province.Settings(both));
        using var crowd = await Crowd.GatherAsync(host.BaseAddress, Programs, DraftsPerCitizen);

        await host.ExplainAsync(async () =>
        {
            crowd.Start();
            await crowd.FileMoreAsync(Some, end);
            await province.Server.KillAsync();
            await Outage.CheckAsync(host);
            await standby.PromoteAsync();
            var healed = await Outage.EndAsync(host);
            await crowd.FileMoreAsync(Some, end);
            await crowd.EndAsync();
            await Aftermath.CheckAsync(crowd, new Tables(Databases.Postgres, province.Settings(standby.ConnectionString("xdt"))));
            TestContext.Current.SendDiagnosticMessage(
                $"ready {healed.TotalSeconds:0.0} s after the promotion; {crowd.Acknowledged} filed; {crowd.Refused()}");
        });
    }
}
