using XaDienTu.Cases.Process.Steps;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <param name="Seen">Hashes of the drafts that the page showed: nothing else is signed.</param>
/// <param name="Pin">Where the key opens with one.</param>
internal sealed record SignResultInput(string Code, string Step, string? Opinion, IReadOnlyList<string> Seen, string? Pin);

/// <summary>
/// The leader approves by signing the result: the PDF gets the personal signature and the step is done, both or neither. What is signed is
/// the file that lies on the case now; a file attached later needs a new signature.
/// </summary>
internal sealed class SignResult(CompleteStep complete, TakeSignedPaper take, IPaperSigning signing)
{
    /// <returns>The order; still waiting where the holder confirms elsewhere.</returns>
    public async Task<Result<OrderSummary>> RunAsync(SignResultInput input, Actor actor, CancellationToken cancellation)
    {
        var approval = new CompleteStepInput(input.Code, input.Step, StepOutcome.Forward, input.Opinion, null);
        var checkedCase = await complete.CheckAsync(approval, actor, cancellation);
        if (!checkedCase.Ok)
        {
            return checkedCase.Error;
        }

        var filed = checkedCase.Value;
        var step = filed.Steps.Last(candidate => candidate.Key == input.Step);
        var drafts = filed.Results.Where(result => result.ApprovedAt is null).ToList();
        if (step.Kind is not StepKind.Approve || drafts.Count == 0)
        {
            return CaseErrors.ResultMissing;
        }

        if (!drafts.TrueForAll(result => input.Seen.Contains(result.FileHash)))
        {
            return CaseErrors.ChangedMeanwhile;
        }

        if (!drafts.TrueForAll(result => result.IsPdf))
        {
            return CaseErrors.ResultNotPdf;
        }

        if (actor.OfficerId is not { } officer || await signing.OfOfficerAsync(officer, cancellation) is not { } signer)
        {
            return CaseErrors.NoSigningCertificate;
        }

        // Kept with the step: the signature may come from a phone minutes later.
        step.Note = string.IsNullOrWhiteSpace(input.Opinion) ? null : input.Opinion.Trim();
        var papers = drafts.Select(result => new PaperToSign(SignedSubjects.Result, result.Id.ToString(), result.FileHash, result.FileName))
            .ToList();
        var order = await signing.SignAsync(new(SigningAct.Approve, signer.CertificateId, papers, input.Pin), actor, cancellation);
        if (!order.Ok)
        {
            return order.Error;
        }

        var taken = await take.RunAsync(order.Value, actor, cancellation);
        return taken.Ok ? order.Value : taken.Error;
    }
}
