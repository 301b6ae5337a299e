using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Killing;

/// <summary>
/// The process dies in the middle of its work and starts again on the same data: what it had said it has, it has; what
/// it had not said yet can be asked for again and comes once; nothing is half there; and the news all arrive, once.
/// </summary>
public sealed class KillTests
{
    private const int Programs = 14;
    private const int DraftsPerCitizen = 3;
    private const int Before = 60;
    private const int After = 20;

    public static TheoryData<string> Both => Databases.Both;

    [Theory(Timeout = 120_000), MemberData(nameof(Both))]
    public async Task A_killed_host_keeps_its_word(string database)
    {
        var end = TestContext.Current.CancellationToken;
        var port = Ports.Take();
        var settings = Databases.Settings(database);
        using var host = await HostProcess.StartAsync(port, settings);
        using var crowd = await Crowd.GatherAsync(host.BaseAddress, Programs, DraftsPerCitizen);
        crowd.Start();
        await host.ExplainAsync(() => crowd.FileMoreAsync(Before, end));

        await host.KillAsync();
        var acknowledged = crowd.Acknowledged;
        using var again = await HostProcess.StartAsync(port, settings);

        await again.ExplainAsync(async () =>
        {
            await crowd.FileMoreAsync(After, end);
            await crowd.EndAsync();
            await Aftermath.CheckAsync(crowd, new Tables(database, settings));
        });
        TestContext.Current.SendDiagnosticMessage(
            $"{database}: {acknowledged} acknowledged before, {crowd.Acknowledged} in the end; {crowd.Refused()}");
    }
}
