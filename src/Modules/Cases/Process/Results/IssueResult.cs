using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <param name="Seen">Hashes of the signed results that the page showed: nothing else is signed.</param>
internal sealed record IssueResultInput(string Code, IReadOnlyList<string> Seen, string? Pin);

/// <summary>The clerk signs the result with the agency's key, after the competent person and on exactly that file (Decree 30/2020, article
/// 17).</summary>
internal sealed class IssueResult(CaseAccess access, TakeSignedPaper take, IPaperSigning signing)
{
    public async Task<Result<OrderSummary>> RunAsync(IssueResultInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        var waiting = filed.Results.Where(result => result.AwaitsAgency).ToList();
        if (waiting.Count == 0)
        {
            return CaseErrors.NothingToSign;
        }

        var agency = waiting[0].IssuingOrganizationId!.Value;
        waiting = waiting.FindAll(result => result.IssuingOrganizationId == agency);
        if (!waiting.TrueForAll(result => input.Seen.Contains(result.SignedHash!)))
        {
            return CaseErrors.ChangedMeanwhile;
        }

        if (!MayIssue(actor, agency))
        {
            return CaseErrors.NotYours;
        }

        if (await signing.OfAgencyAsync(agency, cancellation) is not { } signer)
        {
            return CaseErrors.NoSigningCertificate;
        }

        var papers = waiting.Select(result =>
            new PaperToSign(SignedSubjects.Result, result.Id.ToString(), result.SignedHash!, result.FileName)).ToList();
        var order = await signing.SignAsync(new(SigningAct.Issue, signer.CertificateId, papers, input.Pin), actor, cancellation);
        if (!order.Ok)
        {
            return order.Error;
        }

        var taken = await take.RunAsync(order.Value, actor, cancellation);
        return taken.Ok ? order.Value : taken.Error;
    }

    public static bool MayIssue(Actor actor, Guid agency) =>
        actor.Holds(OfficerRole.RecordsClerk, agency) || actor.Holds(OfficerRole.OneStopClerk, agency);
}
