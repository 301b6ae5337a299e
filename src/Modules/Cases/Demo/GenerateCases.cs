using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Cases.Demo;

/// <summary>Fills a demo province with cases spread over three years, most of them finished, the recent ones under way. Each batch is
/// made in a scope of its own: what one context tracks grows dear.</summary>
internal sealed class GenerateCases(IServiceScopeFactory scopes)
{
    private const int BatchSize = 500;
    private const double UnderWay = 400;
    private const int Seed = 20150101;

    public async Task<int> RunAsync(int count, IReadOnlyList<Guid> busy, Action<int> progress, CancellationToken cancellation)
    {
        // However few cases there are, some hundred are under way: worklists are what a demonstration shows.
        var recent = Math.Clamp(UnderWay / count, 0.02, 0.6);
        var random = new Random(Seed + count);
        var made = 0;
        while (made < count)
        {
            await using var scope = scopes.CreateAsyncScope();
            var batch = Math.Min(BatchSize, count - made);
            made += await scope.ServiceProvider.GetRequiredService<GenerateBatch>().RunAsync(random, batch, busy, recent, cancellation);
            progress(made);
        }

        await using var last = scopes.CreateAsyncScope();
        return made + await last.ServiceProvider.GetRequiredService<FillDesks>().RunAsync(busy, cancellation);
    }
}
