using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// An incremental update (ISO 32000-2 §7.5.6): the file as it is, then new and changed objects, then a cross-reference
/// section of the kind the file already has. Not one byte of the earlier revisions moves.
/// </summary>
internal sealed class PdfUpdate
{
    private readonly SortedDictionary<int, byte[]> objects = [];
    private readonly Dictionary<int, int> offsets = [];
    private int nextNumber;

    public PdfUpdate(byte[] pdf)
    {
        var file = new PdfFile(pdf);
        Before = new PdfRevision(file, pdf.Length);
        nextNumber = Before.NextNumber;
    }

    public PdfRevision Before { get; }

    public PdfReference Add(PdfValue value)
    {
        var number = nextNumber++;
        Replace(number, value);
        return PdfMake.Reference(number);
    }

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlySpan<byte> data)
    {
        var output = new PdfOutput();
        output.Write(dictionary.With("Length", PdfMake.Number(data.Length)));
        output.Write("\nstream\n");
        output.Write(data);
        output.Write("\nendstream");
        objects[nextNumber] = output.ToArray();
        return PdfMake.Reference(nextNumber++);
    }

    public PdfReference AddRaw(byte[] value)
    {
        objects[nextNumber] = value;
        return PdfMake.Reference(nextNumber++);
    }

    public void Replace(int number, PdfValue value)
    {
        var output = new PdfOutput();
        output.Write(value);
        objects[number] = output.ToArray();
    }

    /// <summary>Changes the catalogue, which every file reaches through a reference.</summary>
    public void ReplaceCatalog(PdfDictionary catalog) => Replace(
        (Before.Trailer["Root"] as PdfReference)?.Number ?? throw new SignatureFormatException("pdf-syntax", "The PDF has no catalogue."),
        catalog);

    /// <summary>Where the value of an object begins in the written file.</summary>
    public int OffsetOf(PdfReference reference) => offsets[reference.Number];

    public byte[] ToBytes()
    {
        var output = new PdfOutput(Before.File.Bytes.Length + objects.Values.Sum(value => value.Length + 128) + 4096);
        output.Write(Before.File.Bytes);
        output.Write(Before.File.Bytes[^1] is (byte)'\n' or (byte)'\r' ? "" : "\n");
        var entries = new SortedDictionary<int, int>();
        foreach (var (number, value) in objects)
        {
            entries[number] = output.Position;
            output.Write(Format($"{number} {Before.GenerationOf(number)} obj\n"));
            offsets[number] = output.Position;
            output.Write(value);
            output.Write("\nendobj\n");
        }

        var start = output.Position;
        if (Before.HasCrossReferenceStream)
        {
            entries[nextNumber] = start;
            WriteStream(output, entries);
        }
        else
        {
            WriteTable(output, entries);
        }

        output.Write(Format($"\nstartxref\n{start}\n%%EOF\n"));
        return output.ToArray();
    }

    private void WriteTable(PdfOutput output, SortedDictionary<int, int> entries)
    {
        output.Write("xref\n");
        foreach (var run in Runs(entries.Keys))
        {
            output.Write(Format($"{run[0]} {run.Count}\n"));
            run.ForEach(number => output.Write(Format($"{entries[number]:D10} {Before.GenerationOf(number):D5} n \n")));
        }

        output.Write("trailer\n");
        output.Write(TrailerEntries(nextNumber));
    }

    private void WriteStream(PdfOutput output, SortedDictionary<int, int> entries)
    {
        var data = new byte[entries.Count * 7];
        var at = 0;
        foreach (var (number, offset) in entries)
        {
            data[at] = 1;
            BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at + 1), offset);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at + 5), (ushort)Before.GenerationOf(number));
            at += 7;
        }

        output.Write(Format($"{nextNumber} 0 obj\n"));
        output.Write(TrailerEntries(nextNumber + 1)
            .With("Type", PdfMake.Name("XRef"))
            .With("W", PdfMake.Numbers(1, 4, 2))
            .With("Index", PdfMake.Numbers([.. Runs(entries.Keys).SelectMany(run => new double[] { run[0], run.Count })]))
            .With("Length", PdfMake.Number(data.Length)));
        output.Write("\nstream\n");
        output.Write(data);
        output.Write("\nendstream\nendobj");
    }

    private PdfDictionary TrailerEntries(int size)
    {
        var trailer = PdfMake.Dictionary(("Size", PdfMake.Number(size)), ("Prev", PdfMake.Number(Before.StartOfCrossReferences)));
        foreach (var key in new[] { "Root", "Info" })
        {
            trailer = Before.Trailer[key] is { } value ? trailer.With(key, value) : trailer;
        }

        // §14.4: the first half names the document, the second this state of it.
        return Before.Resolve(Before.Trailer["ID"]) is PdfArray { Items: [PdfString first, _] }
            ? trailer.With("ID", PdfMake.Array(first, new PdfString(StateHash(), 0, 0)))
            : trailer;
    }

    private byte[] StateHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(Before.File.Bytes.Length));
        foreach (var value in objects.Values)
        {
            hash.AppendData(value);
        }

        return hash.GetHashAndReset()[..16];
    }

    private static List<List<int>> Runs(IEnumerable<int> numbers)
    {
        var runs = new List<List<int>>();
        foreach (var number in numbers)
        {
            if (runs.Count == 0 || runs[^1][^1] != number - 1)
            {
                runs.Add([]);
            }

            runs[^1].Add(number);
        }

        return runs;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
