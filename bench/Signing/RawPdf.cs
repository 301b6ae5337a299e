using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace XaDienTu.Signing;

/// <summary>A PDF written letter by letter, revision after revision, as it is needed to weigh a judge: no program writes such
/// files.</summary>
internal sealed class RawPdf
{
    private const string Range = "[0 0000000000 0000000000 0000000000]";

    private readonly List<byte> bytes = [];
    private readonly SortedDictionary<int, (int Kind, int Where, int Detail)> entries = [];
    private (int Range, int Start, int End)? signature;
    private int? previous;
    private int size = 1;

    public RawPdf() => Write("%PDF-1.7\n");

    public int Position => bytes.Count;

    public RawPdf Object(int number, string text)
    {
        Name(number, 1, Position, 0);
        return Write($"{number} 0 obj\n{text}\nendobj\n");
    }

    public RawPdf Stream(int number, string more, ReadOnlySpan<byte> data)
    {
        Name(number, 1, Position, 0);
        Write($"{number} 0 obj\n<< {more} /Length {data.Length} >>\nstream\n");
        bytes.AddRange(data);
        return Write("\nendstream\nendobj\n");
    }

    /// <summary>An object stream (ISO 32000-2 §7.5.7).</summary>
    public RawPdf Packed(int number, IReadOnlyList<(int Number, string Text)> objects)
    {
        var (index, body) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < objects.Count; at++)
        {
            index.Append(CultureInfo.InvariantCulture, $"{objects[at].Number} {body.Length} ");
            body.Append(objects[at].Text).Append('\n');
            Name(objects[at].Number, 2, number, at);
        }

        return Stream(
            number, $"/Type /ObjStm /N {objects.Count} /First {index.Length} /Filter /FlateDecode",
            Deflated(Encoding.Latin1.GetBytes(index.Append(body).ToString())));
    }

    /// <summary>A signature over the revision that the next table ends: its range is in order, its message is what is told.</summary>
    public RawPdf Signature(int number, string message = "3000")
    {
        var start = Position + $"{number} 0 obj\n".Length;
        var before = $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange {Range} /Contents ";
        signature =
            (start + before.IndexOf('[', StringComparison.Ordinal), start + before.Length, start + before.Length + message.Length + 2);
        return Object(number, $"{before}<{message}> >>");
    }

    public RawPdf Name(int number, int kind, int where, int detail)
    {
        entries[number] = (kind, where, detail);
        size = Math.Max(size, number + 1);
        return this;
    }

    public RawPdf Table(string trailer = "/Root 1 0 R")
    {
        var start = Position;
        Write("xref\n0 1\n0000000000 65535 f \n");
        var numbers = entries.Keys.ToList();
        for (var at = 0; at < numbers.Count;)
        {
            var run = 1;
            while (at + run < numbers.Count && numbers[at + run] == numbers[at] + run)
            {
                run++;
            }

            Write($"{numbers[at]} {run}\n");
            for (var end = at + run; at < end; at++)
            {
                Write($"{entries[numbers[at]].Where:D10} {entries[numbers[at]].Detail:D5} n \n");
            }
        }

        Write($"trailer\n<< /Size {size} {trailer}{Before} >>\n");
        return End(start);
    }

    public RawPdf StreamTable(int number, string trailer = "/Root 1 0 R")
    {
        var start = Position;
        Name(number, 1, start, 0);
        var (index, table) = (new StringBuilder(), new byte[entries.Count * 8]);
        var at = 0;
        foreach (var (key, (kind, where, detail)) in entries)
        {
            index.Append(index.Length > 0 && entries.ContainsKey(key - 1) ? "" : $"{key} {Run(key)} ");
            table[at] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at + 1), where);
            table[at + 5] = (byte)(detail >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at + 6), (ushort)detail);
            at += 8;
        }

        Stream(number, $"/Type /XRef /Size {size} /W [1 4 3] /Index [{index}] /Filter /FlateDecode {trailer}{Before}", Deflated(table));
        return End(start);
    }

    public RawPdf Write(string text)
    {
        bytes.AddRange(Encoding.Latin1.GetBytes(text));
        return this;
    }

    public byte[] ToBytes() => [.. bytes];

    public static byte[] Deflated(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        return packed.ToArray();
    }

    private string Before => previous is { } offset ? $" /Prev {offset}" : "";

    private int Run(int first)
    {
        var count = 1;
        while (entries.ContainsKey(first + count))
        {
            count++;
        }

        return count;
    }

    private RawPdf End(int start)
    {
        Write($"startxref\n{start}\n%%EOF\n");
        if (signature is { } one)
        {
            var range = FormattableString.Invariant($"[0 {one.Start:D10} {one.End:D10} {Position - one.End:D10}]");
            Encoding.Latin1.GetBytes(range, CollectionsMarshal.AsSpan(bytes)[one.Range..]);
        }

        (previous, signature) = (start, null);
        entries.Clear();
        return this;
    }
}
