using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Finding;

/// <summary>
/// A search as an officer makes it, kept in the audit with its words: a list of found cases shows names, and who looked for whom is what an
/// inquiry into misused data asks first. The words are mostly personal data themselves; they are kept since they are the evidence that Law
/// 91/2025 on personal data and Decree 85/2016 (tracing of access) ask for, and only the auditor reads them.
/// </summary>
internal sealed class FindCases(CasesDb db, CaseSearch search, IOrganizationDirectory organizations, Work work, TimeProvider clock)
{
    private const int LongestWords = 200;
    private const int MostAgencies = 10;

    /// <param name="kind">Where it was asked: <c>list</c>, or <c>suggestions</c> while somebody types.</param>
    public async Task<Page<FoundCase>> RunAsync(CaseSearchInput input, string kind, Actor actor, CancellationToken cancellation)
    {
        var found = await search.RunAsync(input, actor, cancellation);
        var tree = await organizations.GetAsync(cancellation);
        var scope = SearchScope.Of(actor, tree);
        db.Record(actor, clock.GetUtcNow(), "case-search", "search", kind, new
        {
            words = input.Text is { } text ? TypedText.Cut(text, LongestWords) : null,
            input.Status,
            procedures = input.ProcedureCodes?.Count,
            input.From,
            input.To,
            agencies = scope.Everything
                ? ["*"]
                : scope.Agencies.Take(MostAgencies).Select(agency => tree.Find(agency)?.Identifier ?? "").ToArray(),
            agencyCount = scope.Agencies.Count,
            hits = found.Items.Count,
            more = found.Next is not null,
            later = !string.IsNullOrEmpty(input.After),
        });
        await work.SaveAsync(cancellation);
        return found;
    }
}
