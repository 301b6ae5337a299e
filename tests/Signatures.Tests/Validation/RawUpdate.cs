using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>An incremental update written letter by letter, as no honest program would.</summary>
internal sealed class RawUpdate
{
    private readonly List<byte> bytes;
    private readonly SortedDictionary<int, (int Kind, int Where, int Detail)> entries = [];

    public RawUpdate(byte[] pdf)
    {
        Before = new(new PdfFile(pdf), pdf.Length);
        Next = Before.NextNumber;
        bytes = [.. pdf];
    }

    public PdfRevision Before { get; }

    /// <summary>The first number that no object has.</summary>
    public int Next { get; }

    public int Position => bytes.Count;

    /// <param name="text">All of it, with its header and end.</param>
    public RawUpdate Write(int number, string text)
    {
        entries[number] = (1, Position, 0);
        return Write(text);
    }

    public RawUpdate Write(string text)
    {
        bytes.AddRange(Surgery.Bytes(text));
        return this;
    }

    /// <summary>An entry for what stands somewhere already.</summary>
    public RawUpdate List(int number, int kind, int where, int detail)
    {
        entries[number] = (kind, where, detail);
        return this;
    }

    public int OffsetOf(int number) => Before.PlaceOf(number)!.Value.Offset;

    /// <param name="trailer">Replaces the reference to the catalogue.</param>
    public byte[] Table(string trailer = "/Root 1 0 R", int? size = null)
    {
        var start = Position;
        Write("xref\n");
        foreach (var (number, (kind, where, detail)) in entries)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{where:D10} {detail:D5} {(kind == 0 ? 'f' : 'n')} \n"));
        }

        Write(string.Create(
            CultureInfo.InvariantCulture, $"trailer\n<< /Size {size ?? Next + 9} /Prev {Before.StartOfCrossReferences} {trailer} >>\n"));
        return End(start);
    }

    public byte[] Stream(string more = "")
    {
        var start = Position;
        WriteStream(Next + 8, $"/Root 1 0 R /Prev {Before.StartOfCrossReferences} {more}");
        return End(start);
    }

    /// <returns>Where it stands.</returns>
    public int WriteStream(int number, string more)
    {
        var start = Position;
        var (index, table) = (new StringBuilder(), new byte[(entries.Count + 1) * 7]);
        var at = 0;
        foreach (var (key, (kind, where, detail)) in entries.Append(new(number, (1, start, 0))))
        {
            index.Append(CultureInfo.InvariantCulture, $"{key} 1 ");
            table[at] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at + 1), where);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at + 5), (ushort)detail);
            at += 7;
        }

        Write($"{number} 0 obj\n<< /Type /XRef /Size {number + 1} /W [1 4 2] /Index [{index}] /Length {table.Length} {more} >>\nstream\n");
        bytes.AddRange(table);
        Write("\nendstream\nendobj\n");
        return start;
    }

    private byte[] End(int start)
    {
        Write($"startxref\n{start}\n%%EOF\n");
        return bytes.ToArray();
    }
}
