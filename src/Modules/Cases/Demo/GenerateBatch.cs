using System.Globalization;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Demo;

/// <summary>Some hundred of the cases, in one transaction.</summary>
internal sealed class GenerateBatch(
    CasesDb db, Work work, SimulateCase simulate, IOrganizationDirectory organizations, IProcedureCatalogue catalogue, TimeProvider clock)
{
    private const int Years = 3;
    private const double ShareNear = 0.5;
    private const double ShareAtAnyHour = 0.2;
    private const int RecentDays = 12;

    /// <returns>How many were made.</returns>
    public async Task<int> RunAsync(
        Random random, int size, IReadOnlyList<Guid> busy, double recent, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = now.VietnamDate();
        var places = tree.All.Where(organization => organization.IsValidAt(today))
            .ToLookup(organization => organization.Kind.ToString(), StringComparer.OrdinalIgnoreCase);
        var procedures = await catalogue.AllInForceAsync(today, cancellation);
        await using var transaction = await work.BeginAsync(cancellation);
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

        db.Record(Actor.System, now, "demo-cases-made", "demo", made.ToString(CultureInfo.InvariantCulture));
        await transaction.CommitAsync(cancellation);
        return made;
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
