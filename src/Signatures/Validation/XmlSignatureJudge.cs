using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Xml;

namespace XaDienTu.Signatures.Validation;

/// <summary>One XML signature (XAdES or plain XML-DSig).</summary>
internal static class XmlSignatureJudge
{
    public static async Task<SignatureCheck> JudgeAsync(XmlSignature signature, ValidationPolicy policy, CancellationToken cancellation)
    {
        var judgement = new Judgement(policy, new RevocationCheck(policy, ValidationData.Empty), existedAt: null);
        judgement.Note(check => check with
        {
            Integrity = signature.IntegrityHolds,
            CoversWholeFile = signature.CoversWholeDocument,
            SignedAt = signature.SigningTime,
        });
        foreach (var problem in signature.Problems)
        {
            Blame(judgement, problem);
        }

        // Also where all that is signed lies inside the signature itself: sound, and about nothing.
        if (!signature.CoversWholeDocument && (signature.IntegrityHolds || signature.Problems.Count == 0))
        {
            judgement.Blame(Reason.PartOnly);
        }

        await judgement.GuardAsync(() => SignerAsync(signature, judgement, cancellation));
        return judgement.Check;
    }

    private static async Task SignerAsync(XmlSignature signature, Judgement judgement, CancellationToken cancellation)
    {
        if (signature.SignerCertificate is not { } signer)
        {
            judgement.Blame(signature.Certificates.Count == 0 ? Reason.NoCertificate : Reason.SignatureBroken);
            return;
        }

        judgement.Algorithms(signer, !signature.Problems.Contains("weak-algorithm"), Short(signature.SignatureAlgorithm));
        if (signature is { TimeStampToken: { } token, TimeStampedContent: { } stamped })
        {
            await judgement.TimeAsync([token], stamped, signature.Certificates, cancellation);
        }

        await judgement.CertificateAsync(signer, signature.Certificates, cancellation);
    }

    private static void Blame(Judgement judgement, string problem)
    {
        var reason = problem switch
        {
            "digest-mismatch" => Reason.DigestMismatch,
            "signature-mismatch" => Reason.SignatureBroken,
            "certificate-mismatch" => Reason.CertificateSwapped,
            "unsigned-content" => Reason.PartOnly,
            "weak-algorithm" => Reason.WeakAlgorithm,
            "no-certificate" => Reason.NoCertificate,
            _ => Reason.Unreadable,
        };
        judgement.Blame(reason);
        if (reason is Reason.Unreadable)
        {
            judgement.Blame(problem);
        }
    }

    /// <summary>"…#rsa-sha256" as people write it.</summary>
    private static string Short(string algorithm) => algorithm[(algorithm.LastIndexOf('#') + 1)..];
}
