using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>Looks at the bytes of a file without its cross-references, as readers do that repair files.</summary>
internal static class PdfScan
{
    private const int MaxCandidates = 1000;
    private const int MaxObjects = 1_000_000;

    /// <summary>Where “12 0 obj” stands, in the order of the file.</summary>
    public static List<int> ObjectStarts(PdfFile file)
    {
        var bytes = file.Bytes;
        var starts = new List<int>();
        for (var from = 0; bytes.AsSpan(from).IndexOf("obj"u8) is >= 0 and var found; from += found + 3)
        {
            var generation = NumberBefore(bytes, from + found);
            var number = NumberBefore(bytes, generation);
            if (number < generation && generation < from + found)
            {
                starts.Add(number);
            }

            if (starts.Count > MaxObjects)
            {
                throw new SignatureFormatException("pdf-too-complex", "The PDF has more objects than any honest file.");
            }
        }

        return starts;
    }

    /// <summary>Signature dictionaries that stand in the file whether or not anything leads to them, with where their object
    /// begins.</summary>
    public static IEnumerable<(int Start, PdfDictionary Signature)> SignatureDictionaries(PdfFile file, List<int> starts)
    {
        var tried = new HashSet<int>();
        var bytes = file.Bytes;
        for (var from = 0; bytes.AsSpan(from).IndexOf("/ByteRange"u8) is >= 0 and var found; from += found + 10)
        {
            var index = starts.BinarySearch(from + found);
            var start = starts.ElementAtOrDefault(~index - 1);
            if (index >= 0 || ~index == 0 || !tried.Add(start))
            {
                continue;
            }

            if (tried.Count > MaxCandidates)
            {
                throw new SignatureFormatException("too-many-signatures", "The PDF has more signatures than any document.");
            }

            foreach (var dictionary in Dictionaries(file.TryObjectAt(start)?.Value))
            {
                if (dictionary["ByteRange"] is not null && dictionary["Contents"] is PdfString)
                {
                    yield return (start, dictionary);
                }
            }
        }
    }

    /// <summary>
    /// Where the objects begin that the last revision still means: not those written anew since, and not those inside of an attached file.
    /// </summary>
    public static HashSet<int> CurrentStarts(PdfFile file, PdfRevision last) =>
    [
        .. file.Sections.Values.SelectMany(section => section.Entries)
            .Where(entry => entry.Value.Kind == EntryKind.Plain && last.PlaceOf(entry.Key) == Place.At(entry.Value.Where))
            .Select(entry => entry.Value.Where),
    ];

    /// <summary>
    /// Where the last object, or other content, stands that no cross-reference section names; -1 if all are named. A conforming reader
    /// never shows such, one that repairs the file may.
    /// </summary>
    public static int LastUnlisted(PdfFile file, PdfRevision last, IReadOnlyList<int> starts)
    {
        if (file.Bytes.AsSpan(last.End).ContainsAnyExcept("\r\n \t\0"u8))
        {
            return file.Bytes.Length;
        }

        var listed = file.Sections.Values.SelectMany(section => section.Entries.Values)
            .Where(entry => entry.Kind == EntryKind.Plain).Select(entry => entry.Where).ToHashSet();
        listed.UnionWith(file.Sections.Keys);
        return starts.LastOrDefault(start => !listed.Contains(start), -1);
    }

    private static IEnumerable<PdfDictionary> Dictionaries(PdfValue? root)
    {
        var waiting = new Stack<PdfValue?>([root]);
        while (waiting.TryPop(out var value))
        {
            if (value is PdfDictionary dictionary)
            {
                yield return dictionary;
            }

            var inner = value switch
            {
                PdfArray array => array.Items,
                PdfDictionary holder => holder.Entries.Select(entry => entry.Value),
                _ => [],
            };
            foreach (var item in inner)
            {
                waiting.Push(item);
            }
        }
    }

    // Where the number before some white space begins; the position itself if there is none.
    private static int NumberBefore(byte[] bytes, int position)
    {
        var end = position;
        while (end > 0 && position - end < 10 && PdfParser.IsSpace(bytes[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 10 && char.IsAsciiDigit((char)bytes[start - 1]))
        {
            start--;
        }

        return start < end && end < position ? start : position;
    }
}
