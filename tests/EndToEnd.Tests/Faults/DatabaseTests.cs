using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>The database dies, or the line to it, while people file: nothing acknowledged is lost, nothing is doubled, the node heals by
/// itself.</summary>
public sealed class DatabaseTests
{
    private const int Programs = 8;
    private const int DraftsPerCitizen = 6;
    private const int Some = 40;

    [Fact(Timeout = 120_000)]
    public async Task A_killed_database_starts_again_and_the_node_goes_on()
    {
        using var province = await Province.CopyAsync();

        await FileThroughAsync(province, province.Settings(), async host =>
        {
            await province.Server.KillAsync();
            await Outage.CheckAsync(host);
            await province.Server.StartAsync();
        }, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cut_line_breaks_every_connection_and_the_node_goes_on()
    {
        using var province = await Province.CopyAsync();
        using var line = new CuttableLine(province.Server.Port);

        await FileThroughAsync(province, province.Settings(province.Through(line)), async host =>
        {
            line.Cut();
            await Outage.CheckAsync(host);
            line.Heal();
        }, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_line_that_falls_silent_is_noticed_and_holds_nobody_up_for_long()
    {
        using var province = await Province.CopyAsync();
        using var line = new CuttableLine(province.Server.Port);
        // Shorter than in earnest: the test must not wait half a minute for what it is about.
        var settings = province.Settings(
            province.Through(line) + ";Timeout=2;Command Timeout=4;Options=-c idle_in_transaction_session_timeout=4000");

        await FileThroughAsync(province, settings, async host =>
        {
            line.Stall();
            await Outage.CheckAsync(host);
            line.Heal();
        }, TestContext.Current.CancellationToken);
    }

    private static async Task FileThroughAsync(Province province, string[] settings, Func<HostProcess, Task> fault, CancellationToken end)
    {
        using var host = await HostProcess.StartAsync(Ports.Take(), settings);
        using var crowd = await Crowd.GatherAsync(host.BaseAddress, Programs, DraftsPerCitizen);
        await host.ExplainAsync(async () =>
        {
            crowd.Start();
            await crowd.FileMoreAsync(Some, end);
            await fault(host);
            var healed = await Outage.EndAsync(host);
            await crowd.FileMoreAsync(Some, end);
            await crowd.EndAsync();
            Assert.True(crowd.Refusals.ContainsKey("503"), $"Nobody was told to come back: {crowd.Refused()}");
            await Aftermath.CheckAsync(crowd, province.Tables);
            TestContext.Current.SendDiagnosticMessage(
                $"ready {healed.TotalSeconds:0.0} s after; {crowd.Acknowledged} filed; {crowd.Refused()}");
        });
    }
}
