using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Steps;

/// <summary>
/// Where somebody at the leader's desk has a certificate, results are approved by a digital signature: signed so, the file is the original
/// (Decree 30/2020, article 5). Neither a program acting for the desk nor a colleague without a certificate replaces it; where nobody there
/// has one, results are signed on paper.
/// </summary>
internal sealed class DigitalApproval(IPaperSigning signing, IOfficerDirectory officers, TimeProvider clock)
{
    public async Task<bool> IsNeededAsync(CaseStep step, Actor actor, CancellationToken cancellation)
    {
        if (step.Kind is not StepKind.Approve)
        {
            return false;
        }

        var posts = await officers.HoldersAsync(step.OrganizationId, step.Role, clock.GetUtcNow(), cancellation);
        var holders = posts.Select(post => post.OfficerId).ToHashSet();
        if (actor.OfficerId is { } own)
        {
            holders.Add(own);
        }

        return await signing.AnyHoldsCertificateAsync(holders, cancellation);
    }
}
