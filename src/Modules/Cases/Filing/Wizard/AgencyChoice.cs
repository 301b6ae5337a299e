using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>One look at the agencies: the way to where one stands, the ways down from there, and those that can be chosen.</summary>
/// <param name="Last">The agency of the person's last filing, when it receives this procedure too.</param>
internal sealed record AgencyLook(
    IReadOnlyList<OrganizationSummary> Path,
    IReadOnlyList<OrganizationSummary> Below,
    IReadOnlyList<OrganizationSummary> Found,
    OrganizationSummary? Last)
{
    public IEnumerable<SelectListItem> Choices => (Last is null ? Found : Found.Where(agency => agency.Id != Last.Id).Prepend(Last))
        .Select(agency => new SelectListItem(agency.AgencyName, agency.Id.ToString())
        {
            Group = agency.Id == Last?.Id ? new SelectListGroup { Name = "Nơi nộp lần trước" } : null,
        });
}

/// <summary>Finds the agency to file at: by words, or down the tree, among those that may receive the procedure.</summary>
internal sealed class AgencyChoice(CasesDb db, IOrganizationDirectory organizations, TimeProvider clock)
{
    private const int ListedAtOnce = 12;
    private const int MostFound = 30;

    public async Task<AgencyLook> RunAsync(
        ProcedureContent content, string? words, Guid? within, Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var today = clock.VietnamToday();
        bool MayReceive(OrganizationSummary agency) => agency.IsValidAt(today) && ReceivingAgencies.Fits(content, agency);
        var last = await LastAsync(actor, cancellation) is { } id && tree.Find(id) is { } agency && MayReceive(agency) ? agency : null;
        if (!string.IsNullOrWhiteSpace(words))
        {
            // All matches are looked through: the first thirty of the tree may be none that receives.
            return new AgencyLook([], [], [.. tree.Search(words, today, int.MaxValue).Where(MayReceive).Take(MostFound)], null);
        }

        var all = tree.All.Where(MayReceive).Take(ListedAtOnce + 1).ToList();
        if (within is null && all.Count <= ListedAtOnce)
        {
            return new AgencyLook([], [], all, last);
        }

        // A level with one way on is no question.
        var place = within is { } chosen
            ? tree.Find(chosen)
            : tree.Roots(today).FirstOrDefault(root => ReceivingAgencies.LeadsTo(content, tree, root, today));
        if (place is null)
        {
            return new AgencyLook([], [], [], last);
        }

        var children = tree.Children(place.Id, today).OrderBy(child => child.Name, VietnameseOrder.Comparer).ToList();
        return new AgencyLook(
            tree.Path(place.Id),
            [.. children.Where(child =>
                tree.Children(child.Id, today).Any(below => ReceivingAgencies.LeadsTo(content, tree, below, today)))],
            [.. children.Prepend(place).Where(MayReceive)],
            within is null ? last : null);
    }

    private async Task<Guid?> LastAsync(Actor actor, CancellationToken cancellation)
    {
        var account = actor.AccountId;
        return await db.Cases.Where(filed => filed.ApplicantAccountId == account)
            .OrderByDescending(filed => filed.SubmittedAt).Select(filed => (Guid?)filed.ReceivingOrganizationId)
            .FirstOrDefaultAsync(cancellation)
            ?? await db.Drafts.Where(draft => draft.AccountId == account)
                .OrderByDescending(draft => draft.UpdatedAt).Select(draft => draft.OrganizationId).FirstOrDefaultAsync(cancellation);
    }
}
