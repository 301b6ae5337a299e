using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Demo;

/// <summary>
/// Leaves work at every desk of the places where the demonstration's accounts work: some early, some due today, some late. By chance alone
/// half of the desks stay empty, and an account with an empty desk shows nothing. The demonstration's citizens get cases of their own.
/// </summary>
internal sealed class FillDesks(
    CasesDb db, Work work, SimulateCase simulate, IProcedureCatalogue catalogue, IWorkingCalendars calendars,
    IOrganizationDirectory organizations, IServiceProvider services, TimeProvider clock)
{
    private const int Seed = 20260701;
    private const int MostDaysBack = 40;
    private const int EnoughMoments = 20;
    private const int HalfHours = 18;

    // Other procedures for each urgency, where the desk has several.
    private const int Apart = 7;

    private enum Urgency
    {
        Early,
        DueToday,
        Late,
    }

    /// <returns>How many cases were made.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Guid> busy, CancellationToken cancellation)
    {
        var random = new Random(Seed);
        var now = clock.GetUtcNow();
        var procedures = await catalogue.AllInForceAsync(now.VietnamDate(), cancellation);
        var tree = await organizations.GetAsync(cancellation);
        var made = 0;
        await using var transaction = await work.BeginAsync(cancellation);
        using (db.AddsOnly())
        {
            foreach (var desk in Desks(tree, procedures, busy, now))
            {
                var ways = desk.ToList();
                foreach (var (turn, urgency) in Enum.GetValues<Urgency>().Index())
                {
                    var way = ways[turn * Apart % ways.Count];
                    var calendar = await calendars.ForAsync(desk.Key.Organization, cancellation);
                    if (OpenedAt(calendar, way.Step, urgency, now, random) is { } since
                        && await simulate.WaitAtAsync(random, way.Version, way.Receiving, way.Step.Key, since, null, cancellation))
                    {
                        made++;
                    }
                }
            }

            made += await GiveCitizensAsync(procedures, tree, busy, now, random, cancellation);
        }

        db.Record(Actor.System, now, "demo-cases-made", "demo", made.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await transaction.CommitAsync(cancellation);
        return made;
    }

    private static IEnumerable<IGrouping<(Guid Organization, OfficerRole Role), Way>> Desks(
        OrganizationTree tree, IReadOnlyList<PublishedProcedure> procedures, IReadOnlyList<Guid> busy, DateTimeOffset now)
    {
        var today = now.VietnamDate();
        var places = busy.Select(tree.Find).OfType<OrganizationSummary>().ToList();
        return
            from version in procedures
            from receiving in places
            where version.Content.ReceivingLevels.Contains(receiving.Kind.ToString(), StringComparer.OrdinalIgnoreCase)
            let competent = Competent(tree, version.Content, receiving, today)
            where competent is not null
            from step in version.Content.Process
            let place = CaseFlow.OrganizationOf(tree, receiving.Id, competent.Id, step, today)
            where place is not null && busy.Contains(place.Id)
            group new Way(version, receiving, step) by (place.Id, Enum.Parse<OfficerRole>(step.Role, ignoreCase: true));
    }

    private static OrganizationSummary? Competent(
        OrganizationTree tree, ProcedureContent content, OrganizationSummary receiving, DateOnly today)
    {
        var kind = Enum.Parse<OrganizationKind>(content.CompetentLevel, ignoreCase: true);
        return content.CompetentFunction is { } function
            ? tree.NearestWithFunction(receiving.Id, function, today, kind)
            : tree.Nearest(receiving.Id, kind, today);
    }

    /// <summary>When the step must have been opened for its own term to end early, today or in the past; null where no moment
    /// does.</summary>
    private static DateTimeOffset? OpenedAt(
        WorkingCalendar calendar, ProcessStepDefinition step, Urgency urgency, DateTimeOffset now, Random random)
    {
        var fitting = new List<DateTimeOffset>();
        for (var back = 0; back <= MostDaysBack && fitting.Count < EnoughMoments; back++)
        {
            for (var half = 0; half < HalfHours; half++)
            {
                var at = now.VietnamDate().AddDays(-back).At(new TimeOnly(8, 0).AddMinutes(30 * half)).ToUniversalTime();
                if (at > now.AddMinutes(-5) || calendar.NextWorkingInstant(at) != at)
                {
                    continue;
                }

                var due = calendar.AddWorkingTime(at, TimeSpan.FromHours((double)step.Hours));
                var isToday = due.VietnamDate() == now.VietnamDate();
                if (urgency switch
                {
                    Urgency.Late => due < now && !isToday,
                    Urgency.DueToday => isToday && due > now,
                    _ => due > now && !isToday,
                })
                {
                    fitting.Add(at);
                }
            }
        }

        return fitting.Count == 0 ? null : DemoPeople.Pick(random, fitting);
    }

    /// <summary>One case that nobody has looked at, one under way, one that waits for its return.</summary>
    private async Task<int> GiveCitizensAsync(
        IReadOnlyList<PublishedProcedure> procedures, OrganizationTree tree, IReadOnlyList<Guid> busy, DateTimeOffset now, Random random,
        CancellationToken cancellation)
    {
        var receiving = busy.Select(tree.Find).OfType<OrganizationSummary>()
            .FirstOrDefault(place => place.Kind is OrganizationKind.Commune);
        var online = procedures.Where(version => version.Content.Channels.Contains(Channel.Online)
            && receiving is not null
            && version.Content.ReceivingLevels.Contains(receiving.Kind.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        var made = 0;
        foreach (var citizen in online.Count == 0 ? [] : await DemoAccounts.CitizensAsync(services, cancellation))
        {
            foreach (var (turn, kind) in new[] { StepKind.Receive, StepKind.Appraise, StepKind.Return }.Index())
            {
                var version = online.Skip(turn).Concat(online).First(version => version.Content.Process.Any(step => step.Kind == kind));
                var step = version.Content.Process.First(step => step.Kind == kind);
                made += await simulate.WaitAtAsync(
                    random, version, receiving!, step.Key, now.AddDays(-1 - (2 * turn)), citizen, cancellation) ? 1 : 0;
            }
        }

        return made;
    }

    private sealed record Way(PublishedProcedure Version, OrganizationSummary Receiving, ProcessStepDefinition Step);
}
