using System.Security.Cryptography;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signatures.Pdf;

/// <summary>All signatures of a PDF in the order they were made, and its document security store.</summary>
public sealed record PdfSignatures(IReadOnlyList<PdfSignature> Items, ValidationData Dss);

/// <summary>One signature or document time stamp as the file shows it. Nothing in it is verified but its place in the file.</summary>
public sealed record PdfSignature
{
    private readonly byte[] file;
    private readonly (int Start, int Length)[] signedRanges;

    internal PdfSignature(byte[] file, (int Start, int Length)[] signedRanges)
    {
        this.file = file;
        this.signedRanges = signedRanges;
    }

    /// <summary>Null if no form field leads to the signature.</summary>
    public required string? FieldName { get; init; }

    public required string? SubFilter { get; init; }

    public required bool IsDocumentTimeStamp { get; init; }

    /// <summary>The CMS message, or the time-stamp token, without the zeros behind it; as it stands if it is neither.</summary>
    public required byte[] Cms { get; init; }

    /// <summary>The byte range starts at 0, leaves out exactly the /Contents string and ends at the end of a revision.</summary>
    public required bool ByteRangeSound { get; init; }

    public required bool CoversWholeFile { get; init; }

    /// <summary>What later revisions changed: slugs of <see cref="PdfChanges"/>, sorted.</summary>
    public required IReadOnlyList<string> ChangesAfter { get; init; }

    public bool HarmfulChanges => ChangesAfter.Any(change => !PdfChanges.Harmless.Contains(change));

    /// <summary>The signer's own word (/M), not proof.</summary>
    public required DateTimeOffset? ClaimedAt { get; init; }

    public required string? Reason { get; init; }

    public required string? Location { get; init; }

    /// <summary>What the signature says (/Name); the certificate says who it was.</summary>
    public required string? SignerName { get; init; }

    /// <summary>Hash of the signed bytes, as the byte range names them even where it is not sound.</summary>
    public byte[] ContentHash(HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        foreach (var (start, length) in signedRanges)
        {
            hash.AppendData(file, start, length);
        }

        return hash.GetHashAndReset();
    }
}
