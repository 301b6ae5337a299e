using System.Diagnostics;

namespace XaDienTu.Load.Driving;

/// <summary>A fixed number of senders, each on a connection that stays open; the next request follows the answer.</summary>
internal static class ClosedLoop
{
    private static readonly TimeSpan FullWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Warms up, then measures. The runtime compiles hot code anew for some seconds: figures taken before mean nothing.</summary>
    public static async Task<Sample> MeasureAsync(Scenario scenario, int senders, TimeSpan duration, Meters meters)
    {
        // A run cut short to see whether everything works is not made long again by its warm-up.
        var warmUp = duration < FullWarmUp ? duration / 2 : FullWarmUp;
        await RunAsync(scenario, senders, warmUp);
        return await meters.TakeAsync(() => RunAsync(scenario, senders, duration));
    }

    private static async Task<(List<double> Times, List<string> Faults, TimeSpan Wall)> RunAsync(
        Scenario scenario, int senders, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var parts =
            await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() => SendAsync(scenario, sender, clock, duration))));
        var wall = clock.Elapsed;
        return ([.. parts.SelectMany(part => part.Times)], [.. parts.SelectMany(part => part.Faults)], wall);
    }

    private static async Task<(List<double> Times, List<string> Faults)> SendAsync(
        Scenario scenario, int sender, Stopwatch clock, TimeSpan duration)
    {
        var (times, faults) = (new List<double>(), new List<string>());
        while (clock.Elapsed < duration)
        {
            var from = clock.Elapsed;
            var outcome = await TryAsync(scenario, sender);
            if (outcome.IsOver)
            {
                break;
            }

            times.Add((clock.Elapsed - from).TotalMilliseconds);
            if (outcome.Fault is { } fault)
            {
                faults.Add(fault);
            }
        }

        return (times, faults);
    }

    public static async Task<Outcome> TryAsync(Scenario scenario, int sender)
    {
        try
        {
            return await scenario.SendAsync(sender);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return Outcome.Wrong(failure.Message);
        }
    }
}
