using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

internal sealed record SignDigitisedInput(string Code, string? Pin);

/// <summary>The clerk at the counter signs the papers that were digitised there, all PDF files of the case in one confirmation.</summary>
internal sealed class SignDigitised(CaseAccess access, TakeSignedPaper take, IPaperSigning signing)
{
    public async Task<Result<OrderSummary>> RunAsync(SignDigitisedInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        if (!actor.Holds(OfficerRole.OneStopClerk, filed.ReceivingOrganizationId))
        {
            return CaseErrors.NotYours;
        }

        if (actor.OfficerId is not { } officer || await signing.OfOfficerAsync(officer, cancellation) is not { } signer)
        {
            return CaseErrors.NoSigningCertificate;
        }

        var papers = Unsigned(filed)
            .Select(document => new PaperToSign(SignedSubjects.Document, document.Id.ToString(), document.FileHash!, document.FileName!))
            .ToList();
        if (papers.Count == 0)
        {
            return CaseErrors.NothingToSign;
        }

        var order = await signing.SignAsync(new(SigningAct.Digitise, signer.CertificateId, papers, input.Pin), actor, cancellation);
        if (!order.Ok)
        {
            return order.Error;
        }

        var taken = await take.RunAsync(order.Value, actor, cancellation);
        return taken.Ok ? order.Value : taken.Error;
    }

    /// <summary>What the counter digitised itself; a citizen's own upload is not for the clerk to vouch for.</summary>
    public static IEnumerable<CaseDocument> Unsigned(Case filed) => filed.Channel is Procedures.Contracts.Channel.Online ? []
        : filed.Documents.Where(document => document is { FileHash: not null, SignedHash: null }
            && document.FileName?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) is true);
}
