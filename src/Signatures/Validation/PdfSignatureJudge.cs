using System.Security.Cryptography;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Validation;

/// <summary>The signatures of a PDF: the same checks as any, and that each covers what it seems to cover (ISO 32000-2, 12.8).</summary>
internal static class PdfSignatureJudge
{
    public static async Task<IReadOnlyList<SignatureCheck>> JudgeAsync(
        PdfSignatures found, ValidationPolicy policy, CancellationToken cancellation)
    {
        var revocation = new RevocationCheck(policy, found.Dss);
        var certificates = new CertificateBudget();
        var checks = new SignatureCheck[found.Items.Count];
        DateTimeOffset? existedAt = null;
        // From the last to the first: a valid document time stamp proves that all before it existed at its time.
        for (var at = found.Items.Count - 1; at >= 0; at--)
        {
            cancellation.ThrowIfCancellationRequested();
            var judgement = new Judgement(policy, revocation, existedAt);
            await JudgeAsync(found, found.Items[at], judgement, certificates, cancellation);
            Follow(found, at, checks, judgement);
            if (judgement.Check.Verdict is Verdict.Valid && found.Items[at].LiesOverText())
            {
                judgement.Note(check => check with { LaterChanges = [.. check.LaterChanges, PdfChanges.SignatureOverText] });
            }

            var check = checks[at] = judgement.Check;
            if (check is { IsDocumentTimeStamp: true, Verdict: Verdict.Valid, SignedAt: { } time } && !(existedAt < time))
            {
                existedAt = time;
            }
        }

        return checks;
    }

    /// <summary>
    /// What a later signature brought is excused for its sake alone: where it is broken, it is a change like any other. Where it only
    /// cannot be proved, a signature that else is valid cannot be either; of two that nobody can prove, the later is no news.
    /// </summary>
    private static void Follow(PdfSignatures found, int at, SignatureCheck[] checks, Judgement judgement)
    {
        var later = Enumerable.Range(at + 1, found.Items.Count - at - 1)
            .Where(index => found.Items[at].SignedLater.Contains(found.Items[index].Dictionary)).Select(index => checks[index])
            // A stamp in order shows nothing on any page, whoever made it.
            .Where(check => !(check.IsDocumentTimeStamp && check.Verdict is Verdict.Indeterminate)).ToList();
        if (later.Any(check => check.Reasons.Any(Reason.IsHollow)))
        {
            judgement.Blame(Reason.ChangedAfterSigning);
        }
        else if (judgement.Check.Verdict is Verdict.Valid && later.Any(check => check.Verdict is not Verdict.Valid))
        {
            judgement.Blame(later.Any(check => check.Verdict is Verdict.Invalid) ? Reason.ChangedAfterSigning : Reason.LaterUnproved);
        }
        else
        {
            return;
        }

        judgement.Note(check => check with { ModifiedAfter = true });
    }

    private static async Task JudgeAsync(
        PdfSignatures found, PdfSignature signature, Judgement judgement, CertificateBudget certificates, CancellationToken cancellation)
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

        if (!certificates.Takes(signature.Cms))
        {
            judgement.Blame(Reason.TooMuchToHash);
            return;
        }

        await judgement.GuardAsync(() => signature.IsDocumentTimeStamp
            ? StampAsync(found, signature, judgement, cancellation)
            : SignedAsync(found, signature, judgement, certificates, cancellation));
    }

    private static async Task SignedAsync(
        PdfSignatures found, PdfSignature signature, Judgement judgement, CertificateBudget certificates, CancellationToken cancellation)
    {
        if (signature.SubFilter == "adbe.x509.rsa_sha1")
        {
            // PKCS #1 with the certificate beside it, deprecated since PDF 2.0.
            judgement.NotSupported();
            return;
        }

        var cms = CmsReader.Read(signature.Cms);
        Content(signature, cms, judgement);
        judgement.Note(check => check with { SignedAt = check.SignedAt ?? signature.ClaimedAt });
        if (!certificates.Takes([.. cms.TimeStampTokens]))
        {
            judgement.Blame(Reason.TooMuchToHash);
            return;
        }

        await judgement.SignerAsync(cms, found.Dss.Certificates, cancellation);
    }

    private static void Content(PdfSignature signature, CmsContent cms, Judgement judgement)
    {
        if (signature.SubFilter == "adbe.pkcs7.sha1")
        {
            // ISO 32000-1 §12.8.3.3.1: the message holds the SHA-1 of the file, and the signature is over that.
            var isSame = signature.ContentHash(HashAlgorithmName.SHA1) is { } file && cms.Content is { } told
                && file.AsSpan().SequenceEqual(told);
            judgement.Content(cms, isSame ? Digests.Of(cms.DigestAlgorithm, cms.Content!) : []);
            judgement.Blame(Reason.WeakAlgorithm);
            return;
        }

        var algorithm = Digests.Name(cms.DigestAlgorithm);
        var hash = algorithm is { } name ? signature.ContentHash(name) : null;
        if (algorithm is null || hash is not null)
        {
            judgement.Content(cms, hash);
        }
        else
        {
            judgement.NoContent(cms, NotHashed(signature));
        }
    }

    private static async Task StampAsync(PdfSignatures found, PdfSignature signature, Judgement judgement, CancellationToken cancellation)
    {
        var stamp = TimeStampToken.Read(signature.Cms);
        // SHA-1 is told from a changed file, and is no proof all the same.
        if (Digests.Name(stamp.ImprintAlgorithm) is not { } name)
        {
            judgement.NotSupported();
            return;
        }

        var hash = signature.ContentHash(name);
        if (hash is null)
        {
            judgement.Blame(NotHashed(signature));
            return;
        }

        var isSame = hash.AsSpan().SequenceEqual(stamp.Imprint);
        if (!Digests.IsStrong(stamp.ImprintAlgorithm))
        {
            judgement.Blame(Reason.WeakAlgorithm);
        }

        await judgement.DocumentStampAsync(stamp, isSame, found.Dss.Certificates, cancellation);
    }

    private static string NotHashed(PdfSignature signature) => signature.HasTwoRanges ? Reason.TooMuchToHash : Reason.ByteRange;
}
