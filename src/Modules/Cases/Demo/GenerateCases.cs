using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Demo;

/// <summary>Fills a demo province with cases spread over three years, most of them finished, the recent ones under way.</summary>
internal sealed class GenerateCases(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int BatchSize = 500;
    private const int Years = 3;
    private const double ShareNear = 0.5;
    private const double UnderWay = 400;
    private const double ShareAtAnyHour = 0.2;
    private const int RecentDays = 12;
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
            made += await BatchAsync(scope.ServiceProvider, random, batch, busy, recent, cancellation);
            progress(made);
        }

        await using var last = scopes.CreateAsyncScope();
        var procedures =
            await InForceAsync(last.ServiceProvider.GetRequiredService<IProcedureCatalogue>(), clock.VietnamToday(), cancellation);
        return made + await ActivatorUtilities.CreateInstance<FillDesks>(last.ServiceProvider)
            .RunAsync(last.ServiceProvider, procedures, busy, cancellation);
    }

    private async Task<int> BatchAsync(
        IServiceProvider services, Random random, int size, IReadOnlyList<Guid> busy, double recent, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<CasesDb>();
        var simulate = ActivatorUtilities.CreateInstance<SimulateCase>(services);
        var tree = await services.GetRequiredService<IOrganizationDirectory>().GetAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = now.VietnamDate();
        var places = tree.All.Where(organization => organization.IsValidAt(today))
            .ToLookup(organization => organization.Kind.ToString(), StringComparer.OrdinalIgnoreCase);
        var procedures = await InForceAsync(services.GetRequiredService<IProcedureCatalogue>(), today, cancellation);
        await using var transaction = await services.GetRequiredService<Work>().BeginAsync(cancellation);
        var made = 0;
        using (db.AddsOnly())
        {
            while (made < size)
            {
                var version = DemoPeople.Pick(random, procedures);
                var receiving = places[DemoPeople.Pick(random, version.Content.ReceivingLevels)].ToList();
                var near = receiving.Where(place => busy.Contains(place.Id)).ToList();
                receiving = near.Count > 0 && random.NextDouble() < ShareNear ? near : receiving;
                if (receiving.Count > 0
                    && await simulate.RunAsync(
                        random, version.VersionId, version.Content, DemoPeople.Pick(random, receiving), SubmittedAt(random, now, recent),
                        now, cancellation))
                {
                    made++;
                }
            }
        }

        db.Record(Actor.System, now, "demo-cases-made", "demo", made.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await transaction.CommitAsync(cancellation);
        return made;
    }

    private static async Task<List<PublishedProcedure>> InForceAsync(
        IProcedureCatalogue catalogue, DateOnly today, CancellationToken cancellation)
    {
        var versions = new List<PublishedProcedure>();
        string? after = null;
        do
        {
            var page =
                await catalogue.SearchAsync(new ProcedureQuery(After: after, Size: Kernel.Paging.Cursor.MaxSize), today, cancellation);
            foreach (var summary in page.Items)
            {
                versions.Add((await catalogue.FindAsync(summary.VersionId, cancellation))!);
            }

            after = page.Next;
        }
        while (after is not null);
        return versions;
    }

    // More cases recently than three years ago, most of them in the morning.
    private static DateTimeOffset SubmittedAt(Random random, DateTimeOffset now, double recent)
    {
        // The internet files at night and on Sundays: these wait for the counter to open.
        if (random.NextDouble() < recent * ShareAtAnyHour)
        {
            return now.AddMinutes(-random.Next(2 * 24 * 60));
        }

        var daysAgo =
            1 + (random.NextDouble() < recent ? random.Next(RecentDays) : (int)(Math.Pow(random.NextDouble(), 1.3) * Years * 365));
        var day = now.VietnamDate().AddDays(-daysAgo);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        var minutes = random.NextDouble() < 0.6 ? random.Next(240) : 360 + random.Next(210);
        return day.At(new TimeOnly(7, 30).AddMinutes(minutes)).ToUniversalTime();
    }
}
