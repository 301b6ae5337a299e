using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <param name="ResultIds">What was ticked; of these, what still waits is signed.</param>
internal sealed record SignManyInput(SigningAct Act, IReadOnlyList<Guid> ResultIds, string? Pin);

/// <summary>Signs many results in one confirmation. Each case moves on by itself when its paper is signed; one that cannot does not hold up
/// the others.</summary>
internal sealed class SignMany(ResultsToSign waiting, TakeSignedPaper take, IPaperSigning signing)
{
    public async Task<Result<OrderSummary>> RunAsync(SignManyInput input, Actor actor, CancellationToken cancellation)
    {
        var offered = input.Act is SigningAct.Approve
            ? await waiting.ToApproveAsync(actor, cancellation)
            : await waiting.ToIssueAsync(actor, cancellation);
        var chosen = offered.Where(result => input.ResultIds.Contains(result.ResultId)).ToList();
        if (chosen.Count == 0)
        {
            return CaseErrors.NothingToSign;
        }

        // An agency's key signs for one agency; who clerks for two signs twice.
        var agency = chosen[0].OrganizationId;
        chosen = input.Act is SigningAct.Issue ? chosen.FindAll(result => result.OrganizationId == agency) : chosen;
        var signer = input.Act is SigningAct.Issue ? await signing.OfAgencyAsync(agency, cancellation)
            : actor.OfficerId is { } officer ? await signing.OfOfficerAsync(officer, cancellation)
            : null;
        if (signer is null)
        {
            return CaseErrors.NoSigningCertificate;
        }

        var papers = chosen.ConvertAll(result =>
            new PaperToSign(SignedSubjects.Result, result.ResultId.ToString(), result.FileHash, result.FileName));
        var order = await signing.SignAsync(new(input.Act, signer.CertificateId, papers, input.Pin), actor, cancellation);
        if (!order.Ok)
        {
            return order.Error;
        }

        foreach (var paper in order.Value.Papers)
        {
            await take.RunAsync(order.Value with { Papers = [paper] }, actor, cancellation);
        }

        return order.Value;
    }
}
