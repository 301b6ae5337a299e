namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>The document as it was when the file ended at a certain byte (ISO 32000-2 §7.5.6).</summary>
internal sealed class PdfRevision
{
    private const int MaxSections = 2000;
    private const int MaxReferences = 32;
    private readonly Dictionary<int, CrossReference> entries = [];
    private readonly List<int> sections = [];
    private readonly int limit;

    public PdfRevision(PdfFile file, int limit)
    {
        File = file;
        this.limit = limit;
        var keyword = file.Bytes.AsSpan(0, limit).LastIndexOf("startxref"u8);
        if (keyword < 0)
        {
            throw new SignatureFormatException("pdf-truncated", "The PDF has no end.");
        }

        var parser = file.Parser(keyword + "startxref".Length, limit);
        StartOfCrossReferences = parser.ReadInteger();
        End = EndOfFileMark(parser);
        Trailer = Section(StartOfCrossReferences).Trailer;
        ReadSections();
        if (Trailer["Encrypt"] is not (null or PdfNull))
        {
            throw new SignatureFormatException("pdf-encrypted", "The PDF is encrypted.");
        }

        Catalog = Resolve(Trailer["Root"]) as PdfDictionary
            ?? throw new SignatureFormatException("pdf-syntax", "The PDF has no catalogue.");
    }

    /// <summary>Null where no revision ends; what costs too much to read is refused all the same.</summary>
    public static PdfRevision? TryRead(PdfFile file, int limit)
    {
        try
        {
            return new PdfRevision(file, limit);
        }
        catch (SignatureFormatException unreadable) when (unreadable.Code is not ("pdf-too-complex" or "pdf-too-deep"))
        {
            return null;
        }
    }

    public PdfFile File { get; }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog { get; }

    public int StartOfCrossReferences { get; }

    /// <summary>Where its cross-reference sections stand, the newest first.</summary>
    public IReadOnlyList<int> Sections => sections;

    /// <summary>Behind the end-of-file mark and its line end.</summary>
    public int End { get; }

    public bool HasCrossReferenceStream => Section(StartOfCrossReferences).IsStream;

    /// <summary>The first object number that is free for a new object.</summary>
    public int NextNumber => Math.Max((Trailer["Size"] as PdfNumber)?.Integer ?? 0, entries.Keys.DefaultIfEmpty().Max() + 1);

    public int GenerationOf(int number) =>
        entries.TryGetValue(number, out var entry) && entry.Kind == EntryKind.Plain ? entry.Detail : 0;

    /// <summary>Null for objects that are not there: they count as null (§7.3.10).</summary>
    public Place? PlaceOf(int number)
    {
        if (!entries.TryGetValue(number, out var entry) || entry.Kind == EntryKind.Free)
        {
            return null;
        }

        if (entry.Kind == EntryKind.Plain)
        {
            return Place.At(entry.Where);
        }

        return entries.TryGetValue(entry.Where, out var container) && container.Kind == EntryKind.Plain
            ? new Place(container.Where, entry.Detail)
            : throw new SignatureFormatException("pdf-xref", $"Object {number} lies in an object stream that is not there.");
    }

    /// <summary>Follows references until a value is reached.</summary>
    public PdfValue? Resolve(PdfValue? value)
    {
        for (var step = 0; step < MaxReferences; step++)
        {
            if (value is not PdfReference reference)
            {
                return value is PdfNull ? null : value;
            }

            value = Load(reference.Number);
        }

        throw new SignatureFormatException("pdf-syntax", "References of the PDF go round in circles.");
    }

    public PdfDictionary? Dictionary(PdfValue? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    public PdfValue[] Items(PdfValue? value) => (Resolve(value) as PdfArray)?.Items ?? [];

    /// <summary>Where the data of a stream lies in the file.</summary>
    public (int Start, int Length) Extent(PdfStream stream)
    {
        var length = (Resolve(stream.Dictionary["Length"]) as PdfNumber)?.Integer;
        return length is { } bytes && bytes <= limit - stream.Start
            ? (stream.Start, bytes)
            : throw new SignatureFormatException("pdf-stream", "A stream of the PDF is longer than the file.");
    }

    public byte[] Decode(PdfStream stream) => File.Decode(stream, Extent(stream).Length);

    private PdfValue Load(int number)
    {
        if (PlaceOf(number) is not { } place)
        {
            return PdfNull.Instance;
        }

        if (place.Offset >= limit)
        {
            throw new SignatureFormatException("pdf-xref", $"Object {number} lies behind the end of the file.");
        }

        var placed = place.Index < 0 ? File.ObjectAt(place.Offset) : File.ObjectIn(place);
        if (placed.Number != number || placed.End > limit)
        {
            throw new SignatureFormatException("pdf-xref", $"Another object stands where object {number} should be.");
        }

        return placed.Value;
    }

    private CrossReferenceSection Section(int offset) => offset < limit && File.Section(offset) is var section && section.End <= limit
        ? section
        : throw new SignatureFormatException("pdf-xref", "A cross-reference section lies behind the end of the file.");

    private void ReadSections()
    {
        var seen = new HashSet<int>();
        for (int? next = StartOfCrossReferences; next is { } offset;)
        {
            if (!seen.Add(offset) || seen.Count > MaxSections)
            {
                throw new SignatureFormatException("pdf-xref", "The cross-reference sections go round in circles.");
            }

            var section = Section(offset);
            sections.Add(offset);
            var hidden = section.Hybrid is { } hybrid && seen.Add(hybrid) ? Section(hybrid) : null;
            Take(section, hidden);

            next = section.Previous;
        }
    }

    // The newest section is read first and wins. What its table calls free may stand in the stream beside it (§7.5.8.4).
    private void Take(CrossReferenceSection section, CrossReferenceSection? beside)
    {
        foreach (var (number, entry) in section.Entries)
        {
            var isHidden = entry.Kind == EntryKind.Free && beside?.Entries.ContainsKey(number) is true;
            entries.TryAdd(number, isHidden ? beside!.Entries[number] : entry);
        }

        foreach (var (number, entry) in beside?.Entries ?? new Dictionary<int, CrossReference>())
        {
            entries.TryAdd(number, entry);
        }
    }

    private int EndOfFileMark(PdfParser parser)
    {
        // The mark is a comment to a parser, so it is looked for by hand.
        var rest = File.Bytes.AsSpan(parser.Position, limit - parser.Position);
        var mark = rest.IndexOf("%%EOF"u8);
        if (mark < 0 || rest[..mark].ContainsAnyExcept("\r\n \t"u8))
        {
            throw new SignatureFormatException("pdf-truncated", "The PDF has no end-of-file mark.");
        }

        var end = parser.Position + mark + "%%EOF".Length;
        end += end < limit && File.Bytes[end] == '\r' ? 1 : 0;
        return end + (end < limit && File.Bytes[end] == '\n' ? 1 : 0);
    }
}
