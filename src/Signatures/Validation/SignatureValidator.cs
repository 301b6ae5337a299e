using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Xml;

namespace XaDienTu.Signatures.Validation;

/// <summary>
/// Judges the signatures of a file after ETSI EN 319 102-1. The time that counts is that of a sound time stamp, else now: a time the
/// signer wrote proves nothing.
/// </summary>
public static class SignatureValidator
{
    /// <summary>More is refused before anything is read.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>No paper has more; a file made to keep the server busy does.</summary>
    private const int MaxSignatures = 100;

    /// <exception cref="OperationCanceledException">The caller's bound on time was reached.</exception>
    public static async Task<ValidationReport> ValidateAsync(byte[] file, ValidationPolicy policy, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(file.Length, MaxBytes);
        var format = FileFormat.Of(file);
        try
        {
            return format switch
            {
                FileFormat.Pdf => ValidationReport.Of(format, await PdfAsync(file, policy, cancellation)),
                FileFormat.Xml => ValidationReport.Of(format, await XmlAsync(file, policy, cancellation)),
                FileFormat.Cms => ValidationReport.Of(format, await CmsAsync(file, content: null, policy, cancellation)),
                _ => ValidationReport.Of(null, []),
            };
        }
        catch (SignatureFormatException bad)
        {
            return ValidationReport.Of(format, FileFormat.HasSignature(format, file)
                ? [Unreadable(bad, isChanged: format is FileFormat.Pdf && BrokenPdf.IsChanged(file, cancellation))]
                : []);
        }
    }

    /// <summary>A signature that lies beside its content (.p7s).</summary>
    public static async Task<ValidationReport> ValidateDetachedAsync(
        byte[] cms, byte[] content, ValidationPolicy policy, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cms.Length + content.Length, 2 * MaxBytes);
        try
        {
            return ValidationReport.Of(FileFormat.Cms, await CmsAsync(cms, content, policy, cancellation));
        }
        catch (SignatureFormatException bad)
        {
            return ValidationReport.Of(FileFormat.Cms, [Unreadable(bad)]);
        }
    }

    private static async Task<IReadOnlyList<SignatureCheck>> PdfAsync(byte[] file, ValidationPolicy policy, CancellationToken cancellation)
    {
        var found = ReadPdf(file, cancellation);
        if (found.Items.Count > MaxSignatures)
        {
            throw new SignatureFormatException("too-many-signatures", "The file has more signatures than are judged.");
        }

        return found.Items.Count == 0 && FileFormat.IsCutInSignature(file)
            ? throw new SignatureFormatException("pdf-truncated", "The PDF ends inside a signature.")
            : await PdfSignatureJudge.JudgeAsync(found, policy, cancellation);
    }

    /// <summary>
    /// Bytes before the header: most programs count them in their positions, some count from the header. What the signatures count tells,
    /// for a position that is off by a line end still leads to the same objects.
    /// </summary>
    private static PdfSignatures ReadPdf(byte[] file, CancellationToken cancellation)
    {
        var header = PdfFile.HeaderOf(file);
        if (header <= 0)
        {
            return PdfSignatureReader.Read(file, cancellation);
        }

        try
        {
            var counted = PdfSignatureReader.Read(file, cancellation);
            if (counted.Items.Any(signature => signature.ByteRangeSound))
            {
                return counted;
            }
        }
        catch (SignatureFormatException broken) when (broken.Code is "pdf-xref" or "pdf-syntax" or "pdf-truncated")
        {
            // So they are counted from the header.
        }

        return PdfSignatureReader.Read(file[header..], cancellation);
    }

    private static async Task<IReadOnlyList<SignatureCheck>> XmlAsync(byte[] file, ValidationPolicy policy, CancellationToken cancellation)
    {
        var checks = new List<SignatureCheck>();
        foreach (var signature in XadesReader.Read(file, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            checks.Add(await XmlSignatureJudge.JudgeAsync(signature, policy, cancellation));
        }

        return checks;
    }

    private static async Task<IReadOnlyList<SignatureCheck>> CmsAsync(
        byte[] file, byte[]? content, ValidationPolicy policy, CancellationToken cancellation)
    {
        CmsContent cms;
        try
        {
            cms = CmsReader.Read(file);
        }
        catch (SignatureFormatException empty) when (empty.Code == "cms-no-signer")
        {
            // A bag of certificates (.p7b).
            return [];
        }

        var judgement = new Judgement(policy, new RevocationCheck(policy, ValidationData.Empty), existedAt: null);
        judgement.Note(check => check with { CoversWholeFile = true });
        await judgement.GuardAsync(async () =>
        {
            if ((content ?? cms.Content) is { } signed)
            {
                judgement.Content(cms, Digests.Of(cms.DigestAlgorithm, signed));
            }
            else
            {
                judgement.NoContent(cms, Reason.ContentMissing);
            }

            await judgement.SignerAsync(cms, [], cancellation);
        });
        return [judgement.Check];
    }

    private static SignatureCheck Unreadable(SignatureFormatException bad, bool isChanged = false)
    {
        string[] reasons = [Reason.IsBeyond(bad.Code) ? Reason.NotSupported : Reason.Unreadable, bad.Code];
        reasons = isChanged ? [Reason.DigestMismatch, .. reasons] : reasons;
        return new SignatureCheck { Signer = null, Integrity = false, CoversWholeFile = false, Verdict = Reason.VerdictOf(reasons),
            Reasons = reasons };
    }
}
