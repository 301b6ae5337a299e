using System.Collections.Concurrent;
using System.Diagnostics;

namespace XaDienTu.Load.Driving;

/// <summary>
/// Requests at a fixed rate whether or not earlier ones have been answered, as people come. A request's time counts from the moment it
/// was due: a server that stalls cannot hide the queue it made.
/// </summary>
internal static class OpenLoop
{
    public static Task<Sample> MeasureAsync(Scenario scenario, double perSecond, TimeSpan duration, Meters meters) =>
        meters.TakeAsync(async () =>
    {
        var (times, faults, running) = (new ConcurrentQueue<double>(), new ConcurrentQueue<string>(), new List<Task>());
        var clock = Stopwatch.StartNew();
        for (var number = 0; ; number++)
        {
            var due = TimeSpan.FromSeconds(number / perSecond);
            if (due >= duration)
            {
                break;
            }

            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed);
            }

            var sender = number;
            running.Add(Task.Run(async () =>
            {
                var outcome = await ClosedLoop.TryAsync(scenario, sender);
                times.Enqueue((clock.Elapsed - due).TotalMilliseconds);
                if (outcome.Fault is { } fault)
                {
                    faults.Enqueue(fault);
                }
            }));
        }

        await Task.WhenAll(running);
        return ([.. times], [.. faults], clock.Elapsed);
    });
}
