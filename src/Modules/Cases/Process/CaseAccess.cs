using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Refusals;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>
/// Who may see a case: its applicant, officers of the agencies it passed through, and leaders of the agencies above
/// those. A system administrator sees none (security spec: separation of duties).
/// </summary>
internal sealed class CaseAccess(CasesDb db, IOrganizationDirectory organizations, RefusalNotes refusals, ExpectedVersion expected)
{
    private const string Refused = "case-refused";

    /// <summary>
    /// The one way from a code that somebody names to the case: first sight, then everything else. A stranger learns nothing, not even
    /// whether the code exists; an officer or program that asked for a foreign case leaves a row in the audit.
    /// </summary>
    public async Task<Result<Case>> FindAsync(string code, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindWholeAsync(code, cancellation) is not { } filed)
        {
            return CaseErrors.NotFound;
        }

        if (await CanSeeAsync(actor, filed, cancellation))
        {
            return expected.Fault(filed.Version) is { } stale ? stale : filed;
        }

        if (actor.Kind is ActorKind.Officer or ActorKind.Program)
        {
            refusals.Note(actor, Refused, "case", filed.Code, Refused);
        }

        return CaseErrors.NotFound;
    }

    public async Task<bool> CanSeeAsync(Actor actor, Case filed, CancellationToken cancellation) =>
        IsApplicant(actor, filed) || await PostOfSightAsync(actor, filed, cancellation) is not null;

    /// <summary>What a look at a case leaves in the audit: by which post.</summary>
    /// <param name="what">Name of the paper or file, when it was not the whole case.</param>
    public async Task<CaseLook> LookAsync(Actor actor, Case filed, string? what, CancellationToken cancellation)
    {
        var post = await PostOfSightAsync(actor, filed, cancellation);
        var agency = post is null ? null : (await organizations.GetAsync(cancellation)).Find(post.OrganizationId)?.AgencyName;
        return new CaseLook(agency, post?.Role, what);
    }

    private async Task<HeldPost?> PostOfSightAsync(Actor actor, Case filed, CancellationToken cancellation)
    {
        var involved = filed.Steps.Select(step => step.OrganizationId).Append(filed.ReceivingOrganizationId)
            .Append(filed.CompetentOrganizationId).Distinct().ToList();
        return ScopeOf(actor, await organizations.GetAsync(cancellation)).PostReaching(involved);
    }

    /// <summary>Whose cases an officer sees: those of the own agencies and, for who leads or audits, of the agencies under them.</summary>
    public static Scope ScopeOf(Actor actor, OrganizationTree tree) => Scope.Of(actor, tree, post => post.Role switch
    {
        OfficerRole.Leader or OfficerRole.Auditor => Reach.Below,
        _ => HandlesCases(post.Role) ? Reach.Agency : null,
    });

    public static bool IsApplicant(Actor actor, Case filed) =>
        actor.Kind is ActorKind.Citizen && filed.ApplicantAccountId is { } account && actor.AccountId == account;

    public static bool HandlesCases(OfficerRole role) =>
        role is OfficerRole.OneStopClerk or OfficerRole.AppraisingOfficer or OfficerRole.HeadOfUnit or OfficerRole.Leader
            or OfficerRole.RecordsClerk;

    /// <summary>Whether the actor's post is the one a step waits for.</summary>
    public static bool MayDo(Actor actor, CaseStep step) => actor.Holds(step.Role, step.OrganizationId);

    /// <summary>Whether the step gives the actor the case itself. A question that was put to him or her gives only its answer.</summary>
    public static bool Handles(Actor actor, CaseStep step) => step is { IsOpen: true, Question: null } && MayDo(actor, step);
}
