using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>What the revisions after a signature did, and which of that is excused because a later signature answers for it.</summary>
/// <param name="lastUnlisted">See <see cref="PdfScan.LastUnlisted"/>: the same for all signatures, so looked for once.</param>
/// <param name="found">All signatures that are judged.</param>
internal sealed class LaterRevisions(PdfFile file, PdfRevision last, int lastUnlisted, IReadOnlyCollection<PdfDictionary> found)
{
    // One more number than is judged is enough to tell.
    private const int MostNumbers = 5;

    /// <summary>For a signature whose own revision is not known.</summary>
    public static readonly (SortedSet<string> Changes, IReadOnlyCollection<PdfDictionary> Excused) Unknown = ([], []);

    private readonly HashSet<PdfDictionary> judged = new(found, ReferenceEqualityComparer.Instance);

    public PdfRevision Last => last;

    public static int[] ByteRange(PdfDictionary signature) =>
        (signature["ByteRange"] as PdfArray)?.Items.Take(MostNumbers).Select(item => (item as PdfNumber)?.Integer ?? -1).ToArray() ?? [];

    /// <summary>Where what it signs ends; 0 where its byte range is not one that is judged.</summary>
    public static long EndOf(PdfDictionary signature) => ByteRange(signature) is [_, _, var start, var length] ? (long)start + length : 0;

    public (SortedSet<string> Changes, IReadOnlyCollection<PdfDictionary> Excused) Than(PdfRevision signed, PdfDictionary signature)
    {
        var comparison = new RevisionComparison(signed, last);
        var changes = signed.End < last.End ? comparison.Run() : [];
        if (!PdfFields.Signatures(signed).Any(field => ReferenceEquals(signed.Dictionary(field.Value), signature)))
        {
            changes.Add(PdfChanges.SignatureDetached);
        }

        if (last.End < signed.End || lastUnlisted >= signed.End)
        {
            changes.Add(PdfChanges.UnlistedContent);
        }

        // A picture in the name of a signature that nobody judges, or of one that was there before, is a picture of nobody.
        if (comparison.Excused.Any(later => !judged.Contains(later) || EndOf(later) <= EndOf(signature) || EndOf(later) > file.Bytes.Length))
        {
            changes.Add(PdfChanges.FormChanged);
        }

        return (changes, comparison.Excused);
    }
}
