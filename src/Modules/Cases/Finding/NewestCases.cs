using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases.Finding;

/// <summary>
/// Reads an officer's cases from the newest on. Each agency's are a range of one index; so are the whole province's. Nothing here leaves
/// it to the planner where to begin: what is right for a commune of a thousand cases is wrong for one of a hundred thousand.
/// </summary>
internal sealed class NewestCases(CasesDb db)
{
    /// <summary>How many cases are looked at one by one before the full-text index is asked: a word that one case in sixteen has fills a
    /// page.</summary>
    private const int Window = 400;

    private const int BroadWindow = 2000;

    /// <summary>The time until which at most a window of cases must be looked at; null when the range holds no more than that.</summary>
    /// <param name="width">How many windows.</param>
    public async Task<DateTimeOffset?> HorizonAsync(SearchScope scope, SearchRange range, int width, CancellationToken cancellation)
    {
        if (scope.IsBroad)
        {
            return await Nth(PlacesOf(range.Cut(db.Cases)), BroadWindow * width).Select(place => (DateTimeOffset?)place.SubmittedAt)
                .SingleOrDefaultAsync(cancellation);
        }

        // The nearest of their ends: no agency is then looked through further than its share of the window.
        var ends =
            scope.Agencies.Select(agency => Nth(PlacesOf(range.Cut(Of(agency))), Math.Max(Window * width / scope.Agencies.Count, 50)));
        return scope.Agencies.Count == 0
            ? null
            : await ends.Aggregate(Queryable.Concat).MaxAsync(place => (DateTimeOffset?)place.SubmittedAt, cancellation);
    }

    /// <summary>The first and the last quarter of filing, see <see cref="WordList.QuarterOf"/>.</summary>
    public async Task<(int First, int Last)> QuartersAsync(SearchScope scope, SearchRange range, CancellationToken cancellation)
    {
        IQueryable<ListPlace>[] all = scope.IsBroad
            ? [PlacesOf(range.Cut(db.Cases))]
            : [.. scope.Agencies.Select(agency => PlacesOf(range.Cut(Of(agency))))];
        var ends = await all
            .SelectMany(places =>
                new[] { Nth(places, 1), places.OrderBy(place => place.SubmittedAt).ThenBy(place => place.CaseId).Take(1) })
            .Aggregate(Queryable.Concat).Select(place => place.SubmittedAt).ToListAsync(cancellation);
        return (WordList.QuarterOf(ends.Min()), WordList.QuarterOf(ends.Max()));
    }

    /// <summary>The first <paramref name="count"/> cases of the range that pass the filter; each agency is walked by itself, until it has
    /// so many.</summary>
    public IQueryable<Case> First(SearchScope scope, SearchRange range, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        if (scope.IsBroad)
        {
            var cases = range.Cut(db.Cases);
            return Seen(filter is null ? cases : filter(cases), scope);
        }

        return Walk(scope.Agencies.Select(Of), range, count, filter);
    }

    /// <summary>As <see cref="First"/>, of those that ended without a result; for a scope that is not broad.</summary>
    public IQueryable<Case> FirstEnded(
        CaseStatus status, SearchScope scope, SearchRange range, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter) =>
        Walk(scope.Agencies.Select(agency => Of(agency).Where(row => row.EndedAs == status)), range, count, filter);

    /// <summary>The first of what a full-text index found; sorted by the time that came with the hits, so that nothing else is begun
    /// with.</summary>
    public IQueryable<Case> FirstOf(
        IQueryable<WordHit> hits, SearchScope scope, SearchRange range, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        hits = range.Cut(hits);
        if (filter is not null)
        {
            hits = hits.Join(Seen(filter(db.Cases), scope), hit => hit.Id, filed => filed.Id, (hit, _) => hit);
        }

        var first = hits.OrderByDescending(hit => hit.Ticks).ThenByDescending(hit => hit.Id).Take(count);
        return Seen(first.Join(db.Cases, hit => hit.Id, filed => filed.Id, (_, filed) => filed), scope);
    }

    /// <summary>Those the officer may see, asked case by case.</summary>
    public IQueryable<Case> Seen(IQueryable<Case> cases, SearchScope scope)
    {
        var visible = scope.Agencies;
        // First-or-default and not "any": a planner cannot turn it round and begin with all cases the agencies ever had.
        return scope.Everything
            ? cases.AsNoTracking()
            : cases.AsNoTracking().Where(filed => db.Agencies
                .Where(agency => agency.CaseId == filed.Id && visible.Contains(agency.OrganizationId))
                .Select(agency => (Guid?)agency.CaseId).FirstOrDefault() != null);
    }

    private IQueryable<CaseAgency> Of(Guid organization) => db.Agencies.Where(agency => agency.OrganizationId == organization);

    // Sorted by the agency's own columns, so that its index is what is walked.
    private IQueryable<Case> Walk(
        IEnumerable<IQueryable<CaseAgency>> agencies, SearchRange range, int count, Func<IQueryable<Case>, IQueryable<Case>>? filter)
    {
        List<IQueryable<ListPlace>> tops =
        [
            .. agencies.Select(agency => PlacesOf(range.Cut(agency)))
                .Select(places =>
                    Top(filter is null
                        ? places
                        : places.Join(filter(db.Cases), place => place.CaseId, filed => filed.Id, (place, _) => place), count)),
        ];
        return tops.Count == 0 ? db.Cases.Where(_ => false) : Join(Top(tops.Aggregate(Queryable.Union), count));
    }

    private IQueryable<Case> Join(IQueryable<ListPlace> places) =>
        places.Join(db.Cases.AsNoTracking(), place => place.CaseId, filed => filed.Id, (_, filed) => filed);

    private static IQueryable<ListPlace> PlacesOf(IQueryable<Case> cases) =>
        cases.Select(filed => new ListPlace { CaseId = filed.Id, SubmittedAt = filed.SubmittedAt });

    private static IQueryable<ListPlace> PlacesOf(IQueryable<CaseAgency> agencies) =>
        agencies.Select(agency => new ListPlace { CaseId = agency.CaseId, SubmittedAt = agency.SubmittedAt });

    private static IQueryable<ListPlace> Top(IQueryable<ListPlace> places, int count) =>
        places.OrderByDescending(place => place.SubmittedAt).ThenByDescending(place => place.CaseId).Take(count);

    private static IQueryable<ListPlace> Nth(IQueryable<ListPlace> places, int place) => places
        .OrderByDescending(place => place.SubmittedAt).ThenByDescending(place => place.CaseId).Skip(place - 1).Take(1);
}
