using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>
/// Who may see a case: its applicant, officers of the agencies it passed through, and leaders of the agencies above
/// those. A system administrator sees none (security spec: separation of duties).
/// </summary>
internal sealed class CaseAccess(IOrganizationDirectory organizations)
{
    public async Task<bool> CanSeeAsync(Actor actor, Case filed, CancellationToken cancellation)
    {
        if (IsApplicant(actor, filed))
        {
            return true;
        }

        var involved = filed.Steps.Select(step => step.OrganizationId).Append(filed.ReceivingOrganizationId).Append(filed.CompetentOrganizationId).Distinct().ToList();
        if (actor.Posts.Any(post => HandlesCases(post.Role) && involved.Contains(post.OrganizationId)))
        {
            return true;
        }

        var tree = await organizations.GetAsync(cancellation);
        return actor.Posts.Any(post => post.Role is OfficerRole.Leader or OfficerRole.Auditor
            && involved.Any(organization => tree.IsWithin(organization, post.OrganizationId)));
    }

    public static bool IsApplicant(Actor actor, Case filed) =>
        actor.Kind is ActorKind.Citizen && filed.ApplicantAccountId is { } account && actor.AccountId == account;

    public static bool HandlesCases(OfficerRole role) =>
        role is OfficerRole.OneStopClerk or OfficerRole.AppraisingOfficer or OfficerRole.HeadOfUnit or OfficerRole.Leader or OfficerRole.RecordsClerk;

    /// <summary>Whether the actor's post is the one a step waits for.</summary>
    public static bool MayDo(Actor actor, CaseStep step) => actor.Holds(step.Role, step.OrganizationId);
}
