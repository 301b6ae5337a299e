namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>The document as it was when the file ended at a certain byte (ISO 32000-2 §7.5.6).</summary>
internal sealed class PdfRevision
{
    private const int MaxReferences = 32;
    private readonly SectionChain chain;
    private readonly int depth;
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
        (chain, depth) = SectionChain.From(file, StartOfCrossReferences);
        Sections = [.. chain.Offsets.Skip(depth)];
        foreach (var section in Sections.Select(Section))
        {
            // All of them lie before the end of this revision.
            _ = section.Hybrid is { } hybrid ? Section(hybrid) : null;
        }

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
    public IReadOnlyList<int> Sections { get; }

    /// <summary>Behind the end-of-file mark and its line end.</summary>
    public int End { get; }

    public bool HasCrossReferenceStream => Section(StartOfCrossReferences).IsStream;

    /// <summary>The first object number that is free for a new object.</summary>
    public int NextNumber => Math.Max(
        (Trailer["Size"] as PdfNumber)?.Integer ?? 0,
        chain.Numbers.Where(number => chain.Find(number, depth) is not null).DefaultIfEmpty().Max() + 1);

    public int GenerationOf(int number) =>
        chain.Find(number, depth) is { Kind: EntryKind.Plain } entry ? entry.Detail : 0;

    /// <summary>Null for objects that are not there: they count as null (§7.3.10).</summary>
    public Place? PlaceOf(int number)
    {
        if (chain.Find(number, depth) is not { } entry || entry.Kind == EntryKind.Free)
        {
            return null;
        }

        if (entry.Kind == EntryKind.Plain)
        {
            return Place.At(entry.Where);
        }

        return chain.Find(entry.Where, depth) is { Kind: EntryKind.Plain } container
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
