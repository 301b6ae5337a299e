namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>Where an object stands: at a byte of the file, or (index not negative) in the object stream at that byte.</summary>
internal readonly record struct Place(int Offset, int Index)
{
    public static Place At(int offset) => new(offset, -1);
}

/// <summary>An object at a place. The same bytes say the same in every revision, so it is read once.</summary>
internal sealed record PlacedObject(int Number, int Generation, PdfValue Value, int End);

/// <summary>The bytes of a PDF with what was read of them so far. Its revisions (ISO 32000-2 §7.5.6) are views of it.</summary>
internal sealed class PdfFile
{
    private const int HeaderWithin = 1024;

    private readonly Dictionary<int, PlacedObject> plain = [];
    private readonly Dictionary<Place, PlacedObject> compressed = [];
    private readonly Dictionary<int, ObjectStream> objectStreams = [];
    private readonly Dictionary<int, CrossReferenceSection> sections = [];
    private readonly ParserMemory memory = new();

    public PdfFile(byte[] bytes, CancellationToken cancellation = default)
    {
        Bytes = bytes;
        Budget = new ReadBudget(bytes.Length, cancellation);
        if (bytes.Length > ReadBudget.MaxFileBytes)
        {
            throw new SignatureFormatException("pdf-too-large", "The PDF is larger than 100 MB.");
        }

        if (HeaderOf(bytes) < 0)
        {
            throw new SignatureFormatException("pdf-not-pdf", "The file does not begin as a PDF.");
        }
    }

    /// <summary>Where the header begins; readers accept it within the first 1024 bytes (ISO 32000-2, annex I). -1 if there is
    /// none.</summary>
    public static int HeaderOf(ReadOnlySpan<byte> file) => file[..Math.Min(file.Length, HeaderWithin)].IndexOf("%PDF-"u8);

    public byte[] Bytes { get; }

    public ReadBudget Budget { get; }

    /// <summary>All cross-reference sections read so far, by where they stand.</summary>
    public IReadOnlyDictionary<int, CrossReferenceSection> Sections => sections;

    /// <summary>The chains of cross-reference sections walked so far, by each section that they lead through.</summary>
    public Dictionary<int, (SectionChain Chain, int Depth)> Chains { get; } = [];

    public PdfParser Parser(int position, int end) => new(Bytes, position, end, Budget, memory);

    public CrossReferenceSection Section(int offset)
    {
        if (!sections.TryGetValue(offset, out var section))
        {
            sections[offset] = section = CrossReferences.Read(this, offset);
        }

        return section;
    }

    /// <summary>The indirect object that begins at a byte.</summary>
    public PlacedObject ObjectAt(int offset)
    {
        if (plain.TryGetValue(offset, out var known))
        {
            return known;
        }

        var parser = Parser(offset, Bytes.Length);
        var (number, generation) = ReadHeader(parser)
            ?? throw new SignatureFormatException("pdf-xref", $"No object begins at byte {offset}.");
        var value = parser.ReadValue();
        var end = parser.Position;
        if (value is PdfDictionary dictionary && parser.TryRead("stream"u8))
        {
            var start = parser.Position;
            start += start + 1 < Bytes.Length && Bytes[start] == '\r' && Bytes[start + 1] == '\n' ? 2 : 1;
            value = new PdfStream(dictionary, start);
            end = start;
        }

        return plain[offset] = new PlacedObject(number, generation, value, end);
    }

    /// <summary>Null where none can be read: that hides nothing, for what leads to it is refused.</summary>
    public PlacedObject? TryObjectAt(int offset)
    {
        // Files name hundreds of thousands of places; no exception for each that holds nothing.
        if (offset >= Bytes.Length || ReadHeader(Parser(offset, Bytes.Length)) is null)
        {
            return null;
        }

        try
        {
            return ObjectAt(offset);
        }
        catch (SignatureFormatException broken) when (broken.Code is "pdf-syntax" or "pdf-xref")
        {
            Budget.TakeFailure();
            return null;
        }
    }

    private static (int Number, int Generation)? ReadHeader(PdfParser parser) =>
        parser.TryReadInteger() is { } number && parser.TryReadInteger() is { } generation && parser.TryRead("obj"u8)
            ? (number, generation)
            : null;

    /// <summary>The object at an index of the object stream that begins at a byte (§7.5.7).</summary>
    public PlacedObject ObjectIn(Place place)
    {
        if (compressed.TryGetValue(place, out var known))
        {
            return known;
        }

        if (!objectStreams.TryGetValue(place.Offset, out var stream))
        {
            objectStreams[place.Offset] = stream = new ObjectStream(this, ObjectAt(place.Offset));
        }

        return compressed[place] = stream.Read(place.Index);
    }

    private sealed class ObjectStream
    {
        private readonly byte[] plain;
        private readonly (int Number, int Offset)[] index;
        private readonly PdfFile file;
        private readonly int end;

        public ObjectStream(PdfFile file, PlacedObject placed)
        {
            this.file = file;
            end = placed.End;
            if (placed.Value is not PdfStream stream || !stream.Dictionary.Is("Type", "ObjStm"))
            {
                throw new SignatureFormatException("pdf-xref", "The cross-reference table names an object stream where none is.");
            }

            plain = file.Decode(stream, (stream.Dictionary["Length"] as PdfNumber)?.Integer);
            var count = (stream.Dictionary["N"] as PdfNumber)?.Integer ?? 0;
            var first = (stream.Dictionary["First"] as PdfNumber)?.Integer ?? 0;
            if (count > plain.Length / 3 || first > plain.Length)
            {
                throw new SignatureFormatException("pdf-stream", "An object stream of the PDF is broken.");
            }

            var parser = new PdfParser(plain, 0, first, file.Budget, file.memory);
            index = new (int, int)[count];
            for (var at = 0; at < count; at++)
            {
                file.Budget.TakeEntry();
                index[at] = (parser.ReadInteger(), (int)Math.Min(first + (long)parser.ReadInteger(), plain.Length));
            }

            if (stream.Dictionary.HasDuplicates || index.DistinctBy(one => one.Number).Count() != count)
            {
                throw new SignatureFormatException("pdf-xref-ambiguous", "Readers disagree on what an object stream of the PDF holds.");
            }
        }

        public PlacedObject Read(int at)
        {
            if (at >= index.Length)
            {
                throw new SignatureFormatException("pdf-xref", "The cross-reference table names an object that is not in its stream.");
            }

            var value = new PdfParser(plain, index[at].Offset, plain.Length, file.Budget, file.memory, inFile: false).ReadValue();
            return new PlacedObject(index[at].Number, Generation: 0, value, end);
        }
    }

    /// <summary>The plain bytes of a structure stream: unfiltered or Flate.</summary>
    /// <param name="length">Null if it is not known yet: Flate data says itself where it ends.</param>
    public byte[] Decode(PdfStream stream, int? length)
    {
        var room = Bytes.Length - stream.Start;
        if (room < 0 || length > room)
        {
            throw new SignatureFormatException("pdf-stream", "A stream of the PDF is longer than the file.");
        }

        // What has no meaning in such a stream, and a meaning to some readers.
        if (stream.Dictionary.Entries.Any(entry => entry.Key is "F" or "FFilter" or "FDecodeParms" or "DP")
            || stream.Dictionary["DecodeParms"] is PdfReference)
        {
            throw new SignatureFormatException("pdf-stream", "A structure stream of the PDF uses an unknown filter.");
        }

        var filter = stream.Dictionary["Filter"] is PdfArray { Items: [var only] } ? only : stream.Dictionary["Filter"];
        var parameters = stream.Dictionary["DecodeParms"] is PdfArray { Items: [var one] } ? one : stream.Dictionary["DecodeParms"];
        switch (filter)
        {
            case PdfName { Text: "FlateDecode" }:
                return PdfFilters.Unpredict(PdfFilters.Inflate(Bytes, stream.Start, length ?? room, Budget), parameters as PdfDictionary);
            case null or PdfNull or PdfArray { Items: [] } when length is not null:
                Budget.TakeInflated(length.Value);
                return Bytes.AsSpan(stream.Start, length.Value).ToArray();
            default:
                throw new SignatureFormatException("pdf-stream", "A structure stream of the PDF uses an unknown filter.");
        }
    }
}
