using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>What was done to the file after a signature.</summary>
/// <param name="Changes">Slugs of <see cref="PdfChanges"/>.</param>
/// <param name="Excused">Later signatures that answer for what they brought.</param>
internal sealed record LaterWork(SortedSet<string> Changes, IReadOnlyCollection<PdfDictionary> Excused)
{
    /// <summary>
    /// Whether the picture of a later signature lies on words that this one signed. To be asked only once the signatures are known to hold:
    /// the reader of words knows no bounds.
    /// </summary>
    public Func<bool> LiesOverText { get; init; } = () => false;

    /// <summary>For a signature whose own revision is not known.</summary>
    public static LaterWork Unknown { get; } = new([], []);
}

/// <summary>A signature whose byte range is in order, with the revision that it signs.</summary>
internal sealed record SignedRevision(PdfDictionary Signature, PdfRevision Revision);

/// <summary>What the revisions after a signature did, step by step, and which of that is excused because a signature of the same step
/// answers for it.</summary>
/// <param name="lastUnlisted">See <see cref="PdfScan.LastUnlisted"/>: the same for all signatures, so looked for once.</param>
/// <param name="sound">All signatures whose byte range is in order.</param>
internal sealed class LaterRevisions(PdfFile file, PdfRevision last, int lastUnlisted, IReadOnlyList<SignedRevision> sound)
{
    private readonly List<PdfRevision> chain = sound.Count == 0
        ? [last]
        : RevisionChain.Of(file, last, sound.Min(one => one.Revision.StartOfCrossReferences));

    private readonly Dictionary<int, (SortedSet<string> Changes, NewSignatures Made)> steps = [];

    public PdfRevision Last => last;

    public LaterWork Than(SignedRevision one)
    {
        var (signed, signature) = (one.Revision, one.Signature);
        var work = signed.End < last.End ? Since(one) : new LaterWork([], []);
        if (!UpdateSyntax.HasRoom(signed, last))
        {
            work.Changes.Add(PdfChanges.Ambiguous);
        }

        var field = PdfFields.Signatures(signed).FirstOrDefault(field => ReferenceEquals(signed.Dictionary(field.Value), signature));
        if (field is null)
        {
            work.Changes.Add(PdfChanges.SignatureDetached);
        }

        if (last.End < signed.End || lastUnlisted >= signed.End)
        {
            work.Changes.Add(PdfChanges.UnlistedContent);
        }

        return work;
    }

    private LaterWork Since(SignedRevision one)
    {
        var at = chain.FindIndex(revision => revision.StartOfCrossReferences == one.Revision.StartOfCrossReferences);
        if (at < 0)
        {
            // Later cross-references pass the signed revision by. No signature answers for that.
            var bypass = new NewSignatures(last, []);
            return new LaterWork(Changes(one.Revision, last, bypass), bypass.Excused);
        }

        var (changes, excused, names) = (new SortedSet<string>(StringComparer.Ordinal), new List<PdfDictionary>(), new List<string>());
        var pictures = new List<(PdfRevision Revision, PdfDictionary Widget)>();
        for (; at + 1 < chain.Count; at++)
        {
            var step = Step(at);
            changes.UnionWith(step.Changes);
            excused.AddRange(step.Made.Excused);
            names.AddRange(step.Made.Names);
            pictures.AddRange(step.Made.Pictures.Select(widget => (chain[at + 1], widget)));
        }

        if (PdfPermissions.Of(one.Revision, one.Signature).Forbid(changes, names))
        {
            changes.Add(PdfChanges.NotPermitted);
        }

        return new LaterWork(changes, excused) { LiesOverText = () => TextBelow.IsCovered(one.Revision, pictures) };
    }

    private (SortedSet<string> Changes, NewSignatures Made) Step(int at)
    {
        if (!steps.TryGetValue(at, out var step))
        {
            var (before, after) = (chain[at], chain[at + 1]);
            var made = new NewSignatures(after, sound
                .Where(one => one.Revision.StartOfCrossReferences == after.StartOfCrossReferences
                    && one.Signature["Contents"] is PdfString { Start: var start } && start >= before.End)
                .Select(one => one.Signature));
            steps[at] = step = (Changes(before, after, made), made);
        }

        return step;
    }

    private static SortedSet<string> Changes(PdfRevision before, PdfRevision after, NewSignatures made)
    {
        var changes = new RevisionComparison(before, after, made).Run();
        if (!new UpdateSyntax(before, after).IsClear())
        {
            changes.Add(PdfChanges.Ambiguous);
        }

        return changes;
    }
}
