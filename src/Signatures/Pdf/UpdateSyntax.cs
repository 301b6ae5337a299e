using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// Whether all readers take what a revision appended for the same. One that is lenient here shows what a strict one does not, so that a
/// file can keep what was signed for the one and show something else to the other. What was signed already is left as it is: it was the
/// signer's to look at.
/// </summary>
internal sealed class UpdateSyntax(PdfRevision before, PdfRevision after)
{
    /// <summary>One is allowed, writers put a few.</summary>
    private const int MostLineEnds = 32;

    private readonly PdfFile file = after.File;

    /// <summary>
    /// §7.5.5: what has a number beyond the size is not there for a strict reader. Of honest files too some revision in between says so;
    /// how the file is shown depends on the last.
    /// </summary>
    public static bool HasRoom(PdfRevision signed, PdfRevision last) => SizeOf(last) >= SizeOf(signed);

    public bool IsClear() =>
        Meant(after.Trailer["Root"])
        && after.Sections.Except(before.Sections).Select(file.Section).All(IsClear);

    private bool IsClear(CrossReferenceSection section) =>
        !section.Trailer.HasDuplicates
        && (section.Hybrid is not { } hybrid || Agree(section, file.Section(hybrid)))
        && section.Entries.All(entry => entry.Value.Kind != EntryKind.Plain || IsClear(entry.Value));

    /// <summary>The two halves of a hybrid file (ISO 32000-2 §7.5.8.4): the stream names what the table calls free.</summary>
    private static bool Agree(CrossReferenceSection table, CrossReferenceSection stream) => stream.Entries.All(entry =>
        !table.Entries.TryGetValue(entry.Key, out var listed) || listed.Kind == EntryKind.Free || listed == entry.Value);

    private bool IsClear(CrossReference entry)
    {
        if (file.TryObjectAt(entry.Where) is not { } placed)
        {
            // Nothing is shown of what nobody can read; where something leads to it, the file is refused.
            return true;
        }

        return placed.Generation == entry.Detail
            && (placed.Value is not PdfStream stream || IsClear(stream))
            && Values(placed.Value).All(Meant);
    }

    /// <summary>§7.3.8.1: the keyword with its line end, as many bytes as the length says, and the end of the data.</summary>
    private bool IsClear(PdfStream stream)
    {
        var bytes = file.Bytes.AsSpan();
        var keyword = bytes[..stream.Start];
        if (!keyword.EndsWith("stream\n"u8) && !keyword.EndsWith("stream\r\n"u8))
        {
            return false;
        }

        var (start, length) = after.Extent(stream);
        var rest = bytes[(start + length)..];
        return rest[..Math.Min(rest.Length, MostLineEnds + "endstream".Length)].TrimStart("\r\n"u8).StartsWith("endstream"u8);
    }

    /// <summary>§7.3.10: an object is named by its number and its generation.</summary>
    private bool Meant(PdfValue? value) =>
        value is not PdfReference reference || reference.Generation == after.GenerationOf(reference.Number);

    private IEnumerable<PdfValue> Values(PdfValue root)
    {
        var waiting = new Stack<PdfValue>([root is PdfStream stream ? stream.Dictionary : root]);
        while (waiting.TryPop(out var value))
        {
            file.Budget.TakeComparison();
            yield return value;
            var inner = value switch
            {
                PdfArray array => array.Items,
                PdfDictionary dictionary => dictionary.Entries.Select(entry => entry.Value),
                _ => [],
            };
            foreach (var item in inner)
            {
                waiting.Push(item);
            }
        }
    }

    private static int SizeOf(PdfRevision revision) => (revision.Trailer["Size"] as PdfNumber)?.Integer ?? 0;
}
