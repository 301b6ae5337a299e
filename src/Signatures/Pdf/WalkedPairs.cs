namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// Which objects were held against each other already. Harmless walks remember their own pairs, so that a document store that points at a
/// page cannot excuse a change of the page.
/// </summary>
internal sealed class WalkedPairs
{
    private readonly HashSet<(int, int)> seen = [];
    private readonly HashSet<(int, int)> seenInEvidence = [];
    private readonly HashSet<(int, int)> seenInMetadata = [];

    /// <summary>Asked for each value of the file, so without a look into a set.</summary>
    public static bool IsHarmless(string change) => change is PdfChanges.ValidationDataAdded or PdfChanges.MetadataChanged;

    /// <returns>False where the pair was walked before.</returns>
    public bool Add(int before, int after, string change) => (change switch
    {
        PdfChanges.ValidationDataAdded => seenInEvidence,
        PdfChanges.MetadataChanged => seenInMetadata,
        _ => seen,
    }).Add((before, after));
}
