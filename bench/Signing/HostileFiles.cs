using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Signing;

/// <summary>
/// Files of some 8 MB made to keep a judge busy. Each has signatures whose place in the file is in order, so that none is waved away before
/// the work begins.
/// </summary>
internal static class HostileFiles
{
    private const int Size = LargeFiles.Size;
    private const string Form = "/AcroForm << /Fields [9 0 R] >>";

    public static IEnumerable<(string Name, Func<byte[]> Make)> All =>
    [
        ("2,000 cross-reference sections, 400,000 entries", Sections),
        ("700,000 entries, 150 revisions", () => Revisions(150, 700_000)),
        ("20,000 revisions", () => Revisions(20_000, 10)),
        ("60,000 objects, saved 190 times", Saved),
        ("entries that lead nowhere", Nowhere),
        ("arrays 90 deep, over and over", () => Twice("[" + Repeat(new string('[', 90) + new string(']', 90), Size / 180) + "]")),
        ("a dictionary of 500,000 keys", () => Twice($"<< {string.Concat(Enumerable.Range(0, 500_000).Select(key => $"/K{key} 1 "))} >>")),
        ("small values in an object stream, 1,000 times their size", () => Inflating(new string('x', 10) + ") (", 1_500_000)),
        ("one string of 16 MB that 100 objects share", SharedString),
        ("40,000 fields and annotations", () => Fields(40_000, own: true)),
        ("20,000 fields that share 100,000 kids", () => Fields(20_000, own: false)),
        ("20,000 streams that lie in each other, written twice", Overlapping),
        ("streams that end in the same empty lines", EmptyLines),
        ("900 strings without end", () => Endless("(")),
        ("900 comments without end", () => Endless("%")),
        ("a message of 8 MB, strings in strings", () => Message(NestedStrings(Size / 4))),
        ("a message of 4,000 certificates", () => Message(Certificates(4_000))),
        ("90 signatures with 60 certificates each", ManyMessages),
    ];

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string References(int first, int count) =>
        $"[{string.Join(' ', Enumerable.Range(first, count).Select(at => $"{at} 0 R"))}]";

    private static string Field(int value) =>
        $"<< /FT /Sig /T (a) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /V {value} 0 R >>";

    private static RawPdf Begin(string catalog = "", string page = "/Annots [9 0 R]") => LargeFiles.Begin(1, _ => page, Form + catalog);

    /// <summary>Something large in the signed revision, which a second signature makes the judge compare.</summary>
    private static byte[] Twice(string large)
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, large).Signature(10).Table();
        return Second(pdf).ToBytes();
    }

    private static RawPdf Second(RawPdf pdf) => pdf
        .Object(1, $"<< /Type /Catalog /Pages 2 0 R /X 20 0 R /AcroForm << /Fields [9 0 R 11 0 R] >> >>")
        .Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [9 0 R 11 0 R] >>")
        .Object(11, Field(12)).Signature(12).Table();

    private static byte[] Sections()
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, "1").Signature(10).Table();
        for (var section = 0; section < 1_990; section++)
        {
            for (var number = 0; number < 200; number++)
            {
                pdf.Name(1_000 + (section * 200) + number, 1, 9, 0);
            }

            pdf.Table();
        }

        return Second(pdf).ToBytes();
    }

    private static byte[] Revisions(int count, int entries)
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, "1").Signature(10);
        for (var number = 0; number < entries - 20; number++)
        {
            pdf.Name(1_000 + number, 1, 9, 0);
        }

        pdf.StreamTable(2_000_000);
        for (var revision = 0; revision < count; revision++)
        {
            pdf.Object(20, $"{revision}").Table();
        }

        return Second(pdf).ToBytes();
    }

    private static byte[] Saved()
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, References(1_000, LargeFiles.Objects));
        for (var number = 1_000; number < 1_000 + LargeFiles.Objects; number++)
        {
            pdf.Object(number, $"[{number} /A ({new string('x', 50)})]");
        }

        pdf.Object(21, "0").Signature(10).Table();
        for (var revision = 0; revision < 190; revision++)
        {
            pdf.Object(21, $"{revision}").Table();
        }

        return Second(pdf).ToBytes();
    }

    private static byte[] Nowhere()
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, "1").Signature(10).Table();
        var at = pdf.Position;
        pdf.Write(new string('x', 1_000_000) + "\n");
        for (var number = 0; number < 900_000; number++)
        {
            pdf.Name(1_000 + number, 1, at + number, 0);
        }

        return Second(pdf.StreamTable(2_000_000)).ToBytes();
    }

    private static byte[] Inflating(string value, int times)
    {
        var pdf = Begin("/X 20 0 R").Object(9, Field(10));
        pdf.Packed(30, [(20, $"[({Repeat(value, times)})]")]);
        return Second(pdf.Signature(10).StreamTable(31)).ToBytes();
    }

    private static byte[] SharedString()
    {
        const int count = 100;
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, References(100, count));
        var index = string.Join(' ', Enumerable.Range(100, count).Select(number => $"{number} 0")) + " ";
        var plain = Encoding.Latin1.GetBytes($"{index}({new string('x', 16_000_000)})");
        pdf.Stream(30, $"/Type /ObjStm /N {count} /First {index.Length} /Filter /FlateDecode", RawPdf.Deflated(plain));
        for (var at = 0; at < count; at++)
        {
            pdf.Name(100 + at, 2, 30, at);
        }

        return Second(pdf.Signature(10).StreamTable(31)).ToBytes();
    }

    private static byte[] Fields(int count, bool own)
    {
        var fields = string.Join(' ', Enumerable.Range(100, count).Select(number => $"{number} 0 R"));
        var pdf = LargeFiles.Begin(1, _ => $"/Annots [{fields}]", $"/AcroForm << /Fields [9 0 R {fields}] >> /X 20 0 R");
        pdf.Object(9, Field(10)).Object(20, "1");
        pdf.Object(21, $"[{Repeat("20 0 R ", 100_000)}]");
        for (var number = 100; number < 100 + count; number++)
        {
            var kids = own ? "/Kids []" : "/Kids 21 0 R";
            pdf.Object(
                number, $"<< /FT /Sig /Type /Annot /Subtype /Widget /T (Truong so {number}) /Rect [0 0 10 10] /P 3 0 R /MK << >> {kids} >>");
        }

        pdf.Signature(10).Table();
        return pdf
            .Object(1, $"<< /Type /Catalog /Pages 2 0 R /X 20 0 R /AcroForm << /Fields [9 0 R {fields} 11 0 R] >> >>")
            .Object(3, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [{fields} 11 0 R] >>")
            .Object(11, Field(12)).Signature(12).Table().ToBytes();
    }

    private static byte[] Overlapping()
    {
        const int count = 20_000;
        var tail = Encoding.Latin1.GetString(RandomNumberGenerator.GetBytes(2_500_000)).Replace("obj", "xxx", StringComparison.Ordinal);
        var names = References(100, count);
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, names);
        for (var turn = 0; turn < 2; turn++)
        {
            for (var number = 100; number < 100 + count; number++)
            {
                pdf.Name(number, 1, pdf.Position, 0).Write($"{number} 0 obj\n<< /Length 2500000 >>\nstream\n");
            }

            pdf.Write(tail);
            pdf = turn == 0 ? pdf.Signature(10).Table() : Second(pdf);
        }

        return pdf.ToBytes();
    }

    private static byte[] EmptyLines()
    {
        const int count = 80_000;
        var pdf = Begin("/X 20 0 R").Object(9, Field(10)).Object(20, "1").Signature(10).Table();
        var (width, start) = ("000000 0 obj\n<< /Length 0000000 >>\nstream\n".Length, pdf.Position);
        for (var at = 0; at < count; at++)
        {
            var left = (count - at - 1) * width;
            pdf.Name(100_000 + at, 1, start + (at * width), 0).Write($"{100_000 + at} 0 obj\n<< /Length {left:D7} >>\nstream\n");
        }

        return Second(pdf.Write(new string('\n', 2_000_000) + "endstream endobj\n")).ToBytes();
    }

    private static byte[] Endless(string mark)
    {
        var pdf = Begin("/X 20 0 R").Object(20, "1").Object(9, Field(10)).Signature(10).Table();
        for (var number = 1_000; number < 1_900; number++)
        {
            pdf.Write($"{number} 0 obj [/ByteRange {mark} ");
        }

        return Second(pdf.Write(new string('x', Size)).Write("\n")).ToBytes();
    }

    private static byte[] Message(string hex) => Begin().Object(9, Field(10)).Signature(10, hex).Table().ToBytes();

    /// <summary>An octet string made of one that is made of one …, of no stated length (X.690 §8.1.3.6).</summary>
    private static string NestedStrings(int bytes)
    {
        var levels = bytes / 8;
        var content = Repeat("2480", levels) + "0400" + Repeat("0000", levels);
        return $"308006092A864886F70D010702A0803080020101{"3100"}308006092A864886F70D010701A080{content}0000000031003100000000000000000000";
    }

    private static string Certificates(int count)
    {
        using var key = Strangers.NewKey();
        var certificates = string.Concat(Enumerable.Range(0, count).Select(_ => Strangers.Certificate(key)).Select(Convert.ToHexString));
        return $"308006092A864886F70D010702A08030800201013100308006092A864886F70D0107010000A080{certificates}00003100000000000000";
    }

    private static byte[] ManyMessages()
    {
        const int count = 90;
        var pdf = LargeFiles.Begin(1, _ => "", $"/AcroForm << /Fields {References(100, count)} >>");
        foreach (var at in Enumerable.Range(0, count))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"(a{at})");
            pdf.Object(100 + at, Field(1_000 + at).Replace("(a)", name, StringComparison.Ordinal))
                .Signature(1_000 + at, Convert.ToHexString(Strangers.Message(60))).Table();
        }

        return pdf.ToBytes();
    }
}
