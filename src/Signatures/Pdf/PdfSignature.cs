using System.Security.Cryptography;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signatures.Pdf;

/// <summary>All signatures of a PDF in the order they were made, and its document security store.</summary>
public sealed record PdfSignatures
{
    private readonly HashBudget hashing;

    internal PdfSignatures(IReadOnlyList<PdfSignature> items, ValidationData dss, HashBudget hashing)
    {
        Items = items;
        Dss = dss;
        this.hashing = hashing;
    }

    public IReadOnlyList<PdfSignature> Items { get; }

    public ValidationData Dss { get; }

    /// <summary>What judging the file has cost so far.</summary>
    public long BytesHashed => hashing.Taken;
}

/// <summary>One signature or document time stamp as the file shows it. Nothing in it is verified but its place in the file.</summary>
public sealed record PdfSignature
{
    private readonly byte[] file;
    private readonly (int Start, int Length)[] signedRanges;
    private readonly HashBudget budget;

    /// <param name="signedRanges">Two, or none where the byte range is not one that is judged.</param>
    internal PdfSignature(PdfDictionary dictionary, LaterWork later, byte[] file, (int Start, int Length)[] signedRanges, HashBudget budget)
    {
        Dictionary = dictionary;
        SignedLater = later.Excused;
        LiesOverText = later.LiesOverText;
        this.file = file;
        this.signedRanges = signedRanges;
        this.budget = budget;
    }

    internal PdfDictionary Dictionary { get; }

    /// <summary>Signatures that a later revision added and that count as no change of this one, as long as they are sound
    /// themselves.</summary>
    internal IReadOnlyCollection<PdfDictionary> SignedLater { get; }

    /// <inheritdoc cref="LaterWork.LiesOverText"/>
    internal Func<bool> LiesOverText { get; }

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

    /// <summary>ISO 32000-2 §12.8.1 allows any number of pairs; every signing program writes two, around /Contents.</summary>
    public bool HasTwoRanges => signedRanges.Length == 2;

    public bool HarmfulChanges => ChangesAfter.Any(change => !PdfChanges.Harmless.Contains(change));

    /// <summary>The signer's own word (/M), not proof.</summary>
    public required DateTimeOffset? ClaimedAt { get; init; }

    public required string? Reason { get; init; }

    public required string? Location { get; init; }

    /// <summary>What the signature says (/Name); the certificate says who it was.</summary>
    public required string? SignerName { get; init; }

    /// <summary>
    /// Hash of the signed bytes, as the byte range names them even where it is not sound. Null where it is not two pairs, or where the
    /// signatures of the file want more bytes hashed than any honest file's.
    /// </summary>
    public byte[]? ContentHash(HashAlgorithmName algorithm) => HasTwoRanges ? budget.Hash(algorithm, file, signedRanges) : null;
}
