namespace XaDienTu.Signatures.Pdf.Syntax;

internal enum EntryKind
{
    Free,
    Plain,
    Compressed,
}

/// <param name="Where">Byte of a plain object, number of the object stream of a compressed one.</param>
/// <param name="Detail">Generation of a plain object, index of a compressed one.</param>
internal readonly record struct CrossReference(EntryKind Kind, int Where, int Detail);

/// <summary>One cross-reference table or stream with its trailer.</summary>
internal sealed record CrossReferenceSection(
    IReadOnlyDictionary<int, CrossReference> Entries, PdfDictionary Trailer, bool IsStream, int? Previous, int? Hybrid, int End);

/// <summary>Reads cross-reference tables (ISO 32000-2 §7.5.4) and streams (§7.5.8).</summary>
internal static class CrossReferences
{
    private const int MaxObjectNumber = 8_388_607;

    public static CrossReferenceSection Read(PdfFile file, int offset)
    {
        if (offset >= file.Bytes.Length)
        {
            throw Broken("it lies behind the end of the file");
        }

        var parser = file.Parser(offset, file.Bytes.Length);
        return parser.TryRead("xref"u8) ? ReadTable(file, parser) : ReadStream(file, offset);
    }

    private static CrossReferenceSection ReadTable(PdfFile file, PdfParser parser)
    {
        var entries = new Dictionary<int, CrossReference>();
        while (parser.TryReadInteger() is { } first)
        {
            var count = parser.ReadInteger();
            for (var number = (long)first; number < (long)first + count; number++)
            {
                var where = parser.ReadInteger();
                var generation = parser.ReadInteger();
                var kind = parser.ReadKeyword() switch
                {
                    "n" => EntryKind.Plain,
                    "f" => EntryKind.Free,
                    _ => throw Broken("an entry is neither used nor free"),
                };
                // Object 0 is free by definition; some writers count their first subsection wrongly.
                Add(file, entries, number, new CrossReference(kind, kind == EntryKind.Free ? 0 : where, generation));
            }
        }

        if (!parser.TryRead("trailer"u8) || parser.ReadValue() is not PdfDictionary trailer)
        {
            throw Broken("the trailer is missing");
        }

        var (previous, hybrid) = (Offset(trailer, "Prev"), Offset(trailer, "XRefStm"));
        return new CrossReferenceSection(entries, trailer, IsStream: false, previous, hybrid, parser.Position);
    }

    private static CrossReferenceSection ReadStream(PdfFile file, int offset)
    {
        if (file.ObjectAt(offset).Value is not PdfStream stream || !stream.Dictionary.Is("Type", "XRef"))
        {
            throw Broken("neither a table nor a stream stands there");
        }

        var trailer = stream.Dictionary;
        var length = (trailer["Length"] as PdfNumber)?.Integer ?? throw Broken("its length is missing");
        var data = file.Decode(stream, length);
        var widths = Integers(trailer["W"]);
        if (widths is not [<= 4, >= 1 and <= 8, <= 4])
        {
            throw Broken("its columns are unknown");
        }

        var entries = new Dictionary<int, CrossReference>();
        var ranges = trailer["Index"] is { } index ? Integers(index) : [0, (trailer["Size"] as PdfNumber)?.Integer ?? 0];
        var at = 0;
        for (var range = 0; range + 1 < ranges.Length; range += 2)
        {
            for (var number = (long)ranges[range]; number < (long)ranges[range] + ranges[range + 1]; number++)
            {
                if (at + widths.Sum() > data.Length)
                {
                    throw Broken("it is shorter than it says");
                }

                var kind = widths[0] == 0 ? 1 : Field(data, ref at, widths[0]);
                var where = Field(data, ref at, widths[1]);
                var detail = Field(data, ref at, widths[2]);
                // §7.5.8.3: unknown kinds are null objects.
                Add(file, entries, number, kind switch
                {
                    1 => new CrossReference(EntryKind.Plain, where, detail),
                    2 => new CrossReference(EntryKind.Compressed, where, detail),
                    _ => new CrossReference(EntryKind.Free, 0, 0),
                });
            }
        }

        return new CrossReferenceSection(entries, trailer, IsStream: true, Offset(trailer, "Prev"), Hybrid: null, stream.Start + length);
    }

    // Readers disagree on which of two entries counts, so a section with both is refused.
    private static void Add(PdfFile file, Dictionary<int, CrossReference> entries, long number, CrossReference entry)
    {
        file.Budget.TakeEntry();
        if (number > MaxObjectNumber)
        {
            throw Broken("an object number is out of range");
        }

        if (!entries.TryAdd((int)number, entry) && entries[(int)number] != entry)
        {
            throw new SignatureFormatException("pdf-xref-ambiguous", $"Object {number} stands twice in one cross-reference section.");
        }
    }

    private static int Field(byte[] data, ref int at, int width)
    {
        var value = 0L;
        for (var end = at + width; at < end; at++)
        {
            value = (value << 8) | data[at];
        }

        return value is >= 0 and <= int.MaxValue ? (int)value : throw Broken("a number is out of range");
    }

    private static int[] Integers(PdfValue? value) => value is PdfArray array && array.Items.Length <= 100_000
        ? [.. array.Items.Select(item => (item as PdfNumber)?.Integer ?? throw Broken("a number is missing"))]
        : throw Broken("a list of numbers is missing");

    private static int? Offset(PdfDictionary trailer, string key) => trailer[key] switch
    {
        null or PdfNull => null,
        PdfNumber { Integer: { } offset } => offset,
        _ => throw Broken($"{key} is no position"),
    };

    private static SignatureFormatException Broken(string what) =>
        new("pdf-xref", $"A cross-reference section of the PDF is broken: {what}.");
}
