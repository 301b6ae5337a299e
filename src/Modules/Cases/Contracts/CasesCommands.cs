using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Demo;

namespace XaDienTu.Cases.Contracts;

/// <summary>What the host's command line can ask of this module.</summary>
public static class CasesCommands
{
    /// <summary>Whether a demonstration has no case yet.</summary>
    public static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AnyAsync(cancellation);
    }

    /// <summary>Makes demo cases through the real process rules.</summary>
    /// <param name="busy">Organizations that get half of the cases.</param>
    /// <returns>Process exit code.</returns>
    public static async Task<int> GenerateDemoAsync(
        IServiceProvider services, int count, IReadOnlyList<Guid> busy, TextWriter output, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var shown = 0;
        var made = await ActivatorUtilities.CreateInstance<GenerateCases>(services).RunAsync(count, busy, done =>
        {
            if (done - shown >= 5_000 || done == count)
            {
                shown = done;
                output.WriteLine($"{done} / {count} hồ sơ, {watch.Elapsed.TotalSeconds:0} giây");
            }
        }, cancellation);
        await output.WriteLineAsync($"Đã tạo {made} hồ sơ thử.");
        return 0;
    }
}
