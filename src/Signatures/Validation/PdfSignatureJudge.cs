using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Validation;

/// <summary>The signatures of a PDF: the same checks as any, and that each covers what it seems to cover (ISO 32000-2, 12.8).</summary>
internal static class PdfSignatureJudge
{
    public static async Task<IReadOnlyList<SignatureCheck>> JudgeAsync(PdfSignatures found, ValidationPolicy policy, CancellationToken cancellation)
    {
        var revocation = new RevocationCheck(policy, found.Dss);
        var checks = new SignatureCheck[found.Items.Count];
        DateTimeOffset? existedAt = null;
        // From the last to the first: a valid document time stamp proves that all before it existed at its time.
        for (var at = found.Items.Count - 1; at >= 0; at--)
        {
            cancellation.ThrowIfCancellationRequested();
            var check = checks[at] = await JudgeAsync(found, found.Items[at], new Judgement(policy, revocation, existedAt), cancellation);
            if (check is { IsDocumentTimeStamp: true, Verdict: Verdict.Valid, SignedAt: { } time } && !(existedAt < time))
            {
                existedAt = time;
            }
        }

        return checks;
    }

    private static async Task<SignatureCheck> JudgeAsync(PdfSignatures found, PdfSignature signature, Judgement judgement, CancellationToken cancellation)
    {
        judgement.Note(check => check with
        {
            IsDocumentTimeStamp = signature.IsDocumentTimeStamp,
            CoversWholeFile = signature.CoversWholeFile,
            ModifiedAfter = signature.HarmfulChanges,
            LaterChanges = signature.ChangesAfter,
        });
        if (!signature.ByteRangeSound)
        {
            judgement.Blame(Reason.ByteRange);
        }

        if (signature.HarmfulChanges)
        {
            judgement.Blame(Reason.ChangedAfterSigning);
        }

        await judgement.GuardAsync(() => signature.IsDocumentTimeStamp
            ? StampAsync(found, signature, judgement, cancellation)
            : SignedAsync(found, signature, judgement, cancellation));
        return judgement.Check;
    }

    private static async Task SignedAsync(PdfSignatures found, PdfSignature signature, Judgement judgement, CancellationToken cancellation)
    {
        var cms = CmsReader.Read(signature.Cms);
        judgement.Content(cms, Digests.Name(cms.DigestAlgorithm) is { } hash ? signature.ContentHash(hash) : null);
        judgement.Note(check => check with { SignedAt = check.SignedAt ?? signature.ClaimedAt });
        await judgement.SignerAsync(cms, found.Dss.Certificates, cancellation);
    }

    private static async Task StampAsync(PdfSignatures found, PdfSignature signature, Judgement judgement, CancellationToken cancellation)
    {
        var stamp = TimeStampToken.Read(signature.Cms);
        // SHA-1 is told from a changed file, and is no proof all the same.
        var isSame = Digests.Name(stamp.ImprintAlgorithm) is { } hash && signature.ContentHash(hash).AsSpan().SequenceEqual(stamp.Imprint);
        if (!Digests.IsStrong(stamp.ImprintAlgorithm))
        {
            judgement.Blame(Reason.WeakAlgorithm);
        }

        await judgement.DocumentStampAsync(stamp, isSame, found.Dss.Certificates, cancellation);
    }
}
