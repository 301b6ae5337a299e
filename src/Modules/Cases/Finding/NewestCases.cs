using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases.Finding;

/// <summary>
/// Reads an officer's cases from the newest on. Each agency's are a stretch of one index; so are the whole province's. Nothing here leaves
/// it to the planner where to begin: what is right for a commune of a thousand cases is wrong for one of a hundred thousand.
/// </summary>
internal sealed class NewestCases(CasesDb db)
{
    /// <summary>How many cases are looked at one by one before the full-text index is asked: a word that one case in sixteen has fills a
    /// page.</summary>
    private const int Window = 400;

    private const int BroadWindow = 2000;

    /// <summary>The time until which at most a window of cases must be looked at; null when the stretch holds no more than that.</summary>
    /// <param name="width">How many windows.</param>
    public async Task<DateTimeOffset?> HorizonAsync(CaseSight sight, Stretch stretch, int width, CancellationToken cancellation)
    {
        if (sight.IsBroad)
        {
            return await Nth(SpotsOf(stretch.Cut(db.Cases)), BroadWindow * width).Select(spot => (DateTimeOffset?)spot.SubmittedAt)
                .SingleOrDefaultAsync(cancellation);
        }

        // The nearest of their ends: no agency is then looked through further than its share of the window.
        var ends =
            sight.Agencies.Select(agency => Nth(SpotsOf(stretch.Cut(Of(agency))), Math.Max(Window * width / sight.Agencies.Count, 50)));
        return sight.Agencies.Count == 0
            ? null
            : await ends.Aggregate(Queryable.Concat).MaxAsync(spot => (DateTimeOffset?)spot.SubmittedAt, cancellation);
    }

    /// <summary>The first and the last quarter of filing, see <see cref="WordList.QuarterOf"/>.</summary>
    public async Task<(int First, int Last)> QuartersAsync(CaseSight sight, Stretch stretch, CancellationToken cancellation)
    {
        IQueryable<Spot>[] all = sight.IsBroad
            ? [SpotsOf(stretch.Cut(db.Cases))]
            : [.. sight.Agencies.Select(agency => SpotsOf(stretch.Cut(Of(agency))))];
        var ends = await all
            .SelectMany(spots => new[] { Nth(spots, 1), spots.OrderBy(spot => spot.SubmittedAt).ThenBy(spot => spot.CaseId).Take(1) })
            .Aggregate(Queryable.Concat).Select(spot => spot.SubmittedAt).ToListAsync(cancellation);
        return (WordList.QuarterOf(ends.Min()), WordList.QuarterOf(ends.Max()));
    }

    /// <summary>The first <paramref name="count"/> cases of the stretch that pass the filter; each agency is walked by itself, until it has
    /// so many.</summary>
    public IQueryable<Case> First(CaseSight sight, Stretch stretch, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        if (sight.IsBroad)
        {
            var cases = stretch.Cut(db.Cases);
            return Seen(filter is null ? cases : filter(cases), sight);
        }

        return Walk(sight.Agencies.Select(Of), stretch, count, filter);
    }

    /// <summary>As <see cref="First"/>, of those that ended without a result; for a sight that is not broad.</summary>
    public IQueryable<Case> FirstEnded(
        CaseStatus status, CaseSight sight, Stretch stretch, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter) =>
        Walk(sight.Agencies.Select(agency => Of(agency).Where(row => row.EndedAs == status)), stretch, count, filter);

    /// <summary>The first of what a full-text index found; sorted by the time that came with the hits, so that nothing else is begun
    /// with.</summary>
    public IQueryable<Case> FirstOf(
        IQueryable<WordHit> hits, CaseSight sight, Stretch stretch, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        hits = stretch.Cut(hits);
        if (filter is not null)
        {
            hits = hits.Join(Seen(filter(db.Cases), sight), hit => hit.Id, filed => filed.Id, (hit, _) => hit);
        }

        var first = hits.OrderByDescending(hit => hit.Ticks).ThenByDescending(hit => hit.Id).Take(count);
        return Seen(first.Join(db.Cases, hit => hit.Id, filed => filed.Id, (_, filed) => filed), sight);
    }

    /// <summary>Those the officer may see, asked case by case.</summary>
    public IQueryable<Case> Seen(IQueryable<Case> cases, CaseSight sight)
    {
        var visible = sight.Agencies;
        // First-or-default and not "any": a planner cannot turn it round and begin with all cases the agencies ever had.
        return sight.Everything
            ? cases.AsNoTracking()
            : cases.AsNoTracking().Where(filed => db.Agencies
                .Where(agency => agency.CaseId == filed.Id && visible.Contains(agency.OrganizationId))
                .Select(agency => (Guid?)agency.CaseId).FirstOrDefault() != null);
    }

    private IQueryable<CaseAgency> Of(Guid organization) => db.Agencies.Where(agency => agency.OrganizationId == organization);

    // Sorted by the agency's own columns, so that its index is what is walked.
    private IQueryable<Case> Walk(
        IEnumerable<IQueryable<CaseAgency>> agencies, Stretch stretch, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        List<IQueryable<Spot>> tops =
        [
            .. agencies.Select(agency => SpotsOf(stretch.Cut(agency)))
                .Select(spots =>
                    Top(filter is null ? spots : spots.Join(filter(db.Cases), spot => spot.CaseId, filed => filed.Id, (spot, _) => spot),
                        count)),
        ];
        return tops.Count == 0 ? db.Cases.Where(_ => false) : Join(Top(tops.Aggregate(Queryable.Union), count));
    }

    private IQueryable<Case> Join(IQueryable<Spot> spots) =>
        spots.Join(db.Cases.AsNoTracking(), spot => spot.CaseId, filed => filed.Id, (_, filed) => filed);

    private static IQueryable<Spot> SpotsOf(IQueryable<Case> cases) =>
        cases.Select(filed => new Spot { CaseId = filed.Id, SubmittedAt = filed.SubmittedAt });

    private static IQueryable<Spot> SpotsOf(IQueryable<CaseAgency> agencies) =>
        agencies.Select(agency => new Spot { CaseId = agency.CaseId, SubmittedAt = agency.SubmittedAt });

    private static IQueryable<Spot> Top(IQueryable<Spot> spots, int count) =>
        spots.OrderByDescending(spot => spot.SubmittedAt).ThenByDescending(spot => spot.CaseId).Take(count);

    private static IQueryable<Spot> Nth(IQueryable<Spot> spots, int place) => spots
        .OrderByDescending(spot => spot.SubmittedAt).ThenByDescending(spot => spot.CaseId).Skip(place - 1).Take(1);
}
