using System.Buffers.Binary;
using System.Text;

namespace XaDienTu.Printing;

/// <summary>
/// A font file that can be cut down to the glyphs a paper uses. The PDF writer here embeds whole files (300 KB a face);
/// glyph numbers stay as they are, glyphs not used become empty, screen hints go.
/// </summary>
internal sealed class TrueTypeFont
{
    private const ushort ArgumentsAreWords = 0x0001;
    private const ushort HasScale = 0x0008;
    private const ushort MoreComponents = 0x0020;
    private const ushort HasTwoScales = 0x0040;
    private const ushort HasMatrix = 0x0080;
    private const ushort HasInstructions = 0x0100;
    private const int ChecksumAdjustment = 8;
    private const int LocationFormat = 50;
    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables = [];
    private readonly int glyphCount;
    private readonly bool longLocations;

    public TrueTypeFont(byte[] file)
    {
        this.file = file;
        for (var entry = 12; entry < 12 + (16 * Word(file, 4)); entry += 16)
        {
            var start = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry + 8));
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry + 12));
            tables[Encoding.ASCII.GetString(file, entry, 4)] = start..(start + length);
        }

        glyphCount = Word(Table("maxp"), 4);
        longLocations = Word(Table("head"), LocationFormat) == 1;
    }

    public byte[] Subset(IEnumerable<ushort> used)
    {
        var glyphs = WithComponents(used);
        var (locations, outlines) = Outlines(glyphs);
        var head = Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(ChecksumAdjustment), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(LocationFormat), 1);
        // Version 3: no glyph names.
        var post = Table("post")[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000);
        return Assemble(
        [
            ("OS/2", Table("OS/2").ToArray()), ("cmap", Table("cmap").ToArray()), ("glyf", outlines), ("head", head),
            ("hhea", Table("hhea").ToArray()), ("hmtx", Widths(glyphs)), ("loca", locations), ("maxp", Table("maxp").ToArray()),
            ("name", Table("name").ToArray()), ("post", post),
        ]);
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private ReadOnlySpan<byte> Table(string tag) => file.AsSpan(tables[tag]);

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        var (start, end) = longLocations
            ? ((int)BinaryPrimitives.ReadUInt32BigEndian(loca[(glyph * 4)..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(loca[((glyph + 1) * 4)..]))
            : (Word(loca, glyph * 2) * 2, Word(loca, (glyph + 1) * 2) * 2);
        return Table("glyf")[start..end];
    }

    private static bool IsComposite(ReadOnlySpan<byte> outline) => outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;

    // ế is drawn as e, circumflex and acute: they come along. Glyph 0 stands for everything the font lacks.
    private SortedSet<ushort> WithComponents(IEnumerable<ushort> used)
    {
        var glyphs = new SortedSet<ushort> { 0 };
        var pending = new Stack<ushort>(used);
        while (pending.TryPop(out var glyph))
        {
            if (!glyphs.Add(glyph) || !IsComposite(Outline(glyph)))
            {
                continue;
            }

            var outline = Outline(glyph);
            foreach (var at in Components(outline))
            {
                pending.Push(Word(outline, at + 2));
            }
        }

        return glyphs;
    }

    private static List<int> Components(ReadOnlySpan<byte> outline)
    {
        var places = new List<int>();
        for (var at = 10; ; at = AfterComponent(outline, at))
        {
            places.Add(at);
            if ((Word(outline, at) & MoreComponents) == 0)
            {
                return places;
            }
        }
    }

    private static int AfterComponent(ReadOnlySpan<byte> outline, int at)
    {
        var flags = Word(outline, at);
        var arguments = (flags & ArgumentsAreWords) != 0 ? 4 : 2;
        var scale = (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        return at + 4 + arguments + scale;
    }

    private (byte[] Locations, byte[] Outlines) Outlines(SortedSet<ushort> glyphs)
    {
        var locations = new byte[(glyphCount + 1) * 4];
        using var outlines = new MemoryStream();
        for (var glyph = 0; glyph < glyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(glyph * 4), (uint)outlines.Length);
            if (glyphs.Contains((ushort)glyph))
            {
                outlines.Write(WithoutInstructions(Outline(glyph)));
                outlines.Write(new byte[(4 - (outlines.Length % 4)) % 4]);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(glyphCount * 4), (uint)outlines.Length);
        return (locations, outlines.ToArray());
    }

    private static byte[] WithoutInstructions(ReadOnlySpan<byte> outline)
    {
        if (outline.IsEmpty)
        {
            return [];
        }

        if (!IsComposite(outline))
        {
            var lengthAt = 10 + (2 * Word(outline, 0));
            return [.. outline[..lengthAt], 0, 0, .. outline[(lengthAt + 2 + Word(outline, lengthAt))..]];
        }

        var components = Components(outline);
        var bare = outline[..AfterComponent(outline, components[^1])].ToArray();
        foreach (var at in components)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bare.AsSpan(at), (ushort)(Word(bare, at) & ~HasInstructions));
        }

        return bare;
    }

    private byte[] Widths(SortedSet<ushort> glyphs)
    {
        var widths = Table("hmtx").ToArray();
        var counted = Word(Table("hhea"), 34);
        for (var glyph = 0; glyph < counted; glyph++)
        {
            if (!glyphs.Contains((ushort)glyph))
            {
                widths.AsSpan(glyph * 4, 4).Clear();
            }
        }

        return widths;
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Bytes)> parts)
    {
        using var font = new MemoryStream();
        using var writer = new BinaryWriter(font);
        var power = (int)Math.Log2(parts.Count);
        Write32(0x00010000);
        Write16(parts.Count);
        Write16(16 << power);
        Write16(power);
        Write16((16 * parts.Count) - (16 << power));
        var start = 12 + (16 * parts.Count);
        var headAt = 0;
        foreach (var (tag, bytes) in parts)
        {
            headAt = tag == "head" ? start : headAt;
            writer.Write(Encoding.ASCII.GetBytes(tag));
            Write32(Checksum(bytes));
            Write32((uint)start);
            Write32((uint)bytes.Length);
            start += Padded(bytes.Length);
        }

        foreach (var (_, bytes) in parts)
        {
            writer.Write(bytes);
            writer.Write(new byte[Padded(bytes.Length) - bytes.Length]);
        }

        var whole = font.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(headAt + ChecksumAdjustment), 0xB1B0AFBA - Checksum(whole));
        return whole;

        void Write16(int value) => writer.Write(BinaryPrimitives.ReverseEndianness((ushort)value));
        void Write32(uint value) => writer.Write(BinaryPrimitives.ReverseEndianness(value));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at++)
        {
            sum += (uint)bytes[at] << (24 - (8 * (at % 4)));
        }

        return sum;
    }
}
