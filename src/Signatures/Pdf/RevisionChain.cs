using System.Buffers.Text;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// The revisions of a file as its cross-references chain them (ISO 32000-2 §7.5.6). Each is held against the one before it: what a revision
/// brought can only be excused by a signature that was made in that very revision.
/// </summary>
internal static class RevisionChain
{
    /// <summary>No honest file is saved so often; each costs a walk over the document.</summary>
    private const int MaxRevisions = 200;

    private const int MaxMarks = 10_000;

    /// <param name="since">Cross-references of the oldest revision that is wanted.</param>
    /// <returns>Oldest first; it begins later than asked where the chain cannot be followed that far.</returns>
    public static List<PdfRevision> Of(PdfFile file, PdfRevision last, int since)
    {
        var chain = new List<PdfRevision> { last };
        if (last.StartOfCrossReferences == since)
        {
            return chain;
        }

        var marks = Marks(file.Bytes);
        while (chain[^1].StartOfCrossReferences != since && Before(file, chain[^1], marks) is { } earlier)
        {
            chain.Add(earlier);
            if (chain.Count > MaxRevisions)
            {
                throw new SignatureFormatException("pdf-too-complex", "The PDF has more revisions than any honest file.");
            }
        }

        chain.Reverse();
        return chain;
    }

    private static PdfRevision? Before(PdfFile file, PdfRevision revision, List<(int Start, int At)> marks)
    {
        if (file.Section(revision.StartOfCrossReferences).Previous is not { } previous || previous >= revision.StartOfCrossReferences)
        {
            return null;
        }

        var mark = marks.Find(mark => mark.Start == previous && mark.At > previous);
        return mark.At > 0 && mark.At < revision.End && End(file.Bytes, mark.At) is { } end
            && PdfRevision.TryRead(file, end) is { } earlier && earlier.StartOfCrossReferences == previous ? earlier : null;
    }

    private static List<(int Start, int At)> Marks(byte[] bytes)
    {
        var marks = new List<(int, int)>();
        for (var at = 0; bytes.AsSpan(at).IndexOf("startxref"u8) is >= 0 and var found && marks.Count < MaxMarks;)
        {
            at += found + "startxref".Length;
            var rest = bytes.AsSpan(at);
            if (Utf8Parser.TryParse(rest.TrimStart("\r\n \t"u8), out int start, out _))
            {
                marks.Add((start, at));
            }
        }

        return marks;
    }

    private static int? End(byte[] bytes, int at)
    {
        var found = bytes.AsSpan(at, Math.Min(64, bytes.Length - at)).IndexOf("%%EOF"u8);
        if (found < 0)
        {
            return null;
        }

        var end = at + found + "%%EOF".Length;
        end += end < bytes.Length && bytes[end] == '\r' ? 1 : 0;
        return end + (end < bytes.Length && bytes[end] == '\n' ? 1 : 0);
    }
}
