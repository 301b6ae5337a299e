using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Signing;

/// <summary>Files of 8 MB as honest programs write them, to be signed.</summary>
internal static class LargeFiles
{
    public const int Size = 8_000_000;
    public const int Objects = 60_000;

    private const int Pages = 8;

    /// <summary>A scan on each page.</summary>
    public static byte[] Scans()
    {
        var pdf = Begin(Pages, page => $"/Resources << /XObject << /I {20 + page} 0 R >> >> /Contents {40 + page} 0 R");
        for (var page = 0; page < Pages; page++)
        {
            const string picture = "/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 8";
            pdf.Stream(20 + page, picture, RandomNumberGenerator.GetBytes(Size / Pages));
            pdf.Stream(40 + page, "", "q 595 0 0 842 0 0 cm /I Do Q"u8);
        }

        return pdf.Table().ToBytes();
    }

    /// <summary>Bookmarks, one an object, each with words of its own.</summary>
    public static byte[] ManyObjects(bool packed)
    {
        // What is packed has to hold more, to be as long on the disk.
        var bookmarks = Bookmarks(packed ? 110 : 35);
        var pdf = new RawPdf();
        if (!packed)
        {
            Front(pdf, 1, _ => "", "/Outlines 100 0 R");
            bookmarks.ForEach(bookmark => pdf.Object(bookmark.Number, bookmark.Text));
            return pdf.Table().ToBytes();
        }

        Front(pdf, 1, _ => "", "/Outlines 100 0 R");
        foreach (var (at, some) in bookmarks.Chunk(200).Index())
        {
            pdf.Packed(200_000 + at, some);
        }

        return pdf.StreamTable(300_000).ToBytes();
    }

    /// <summary>Half of the bookmarks written anew behind a signature.</summary>
    public static byte[] Updated(byte[] signed)
    {
        var text = Encoding.Latin1.GetString(signed);
        var end = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        var previous = int.Parse(end, CultureInfo.InvariantCulture);
        var size = text[(text.LastIndexOf("/Size ", StringComparison.Ordinal) + 6)..].Split(' ', '\n', '/', '>')[0];
        var (body, table) = (new StringBuilder(text), new StringBuilder("xref\n"));
        foreach (var (number, words) in Bookmarks(35).Skip(1).Take(Objects / 2))
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{body.Length:D10} 00000 n \n");
            body.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{words}\nendobj\n");
        }

        var start = body.Length;
        body.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root 1 0 R /Prev {previous} >>\n");
        body.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(body.ToString());
    }

    public static RawPdf Begin(int pages, Func<int, string> page, string catalog = "") => Front(new RawPdf(), pages, page, catalog);

    private static RawPdf Front(RawPdf pdf, int pages, Func<int, string> page, string catalog)
    {
        pdf.Object(1, $"<< /Type /Catalog /Pages 2 0 R {catalog} >>");
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(number => $"{number} 0 R"));
        pdf.Object(2, $"<< /Type /Pages /Count {pages} /Kids [{kids}] >>");
        for (var number = 0; number < pages; number++)
        {
            pdf.Object(3 + number, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page(number)} >>");
        }

        return pdf;
    }

    private static List<(int Number, string Text)> Bookmarks(int bytes)
    {
        var all = new List<(int, string)> { (100, $"<< /Type /Outlines /First 101 0 R /Last {100 + Objects} 0 R /Count {Objects} >>") };
        for (var number = 101; number <= 100 + Objects; number++)
        {
            var next = number < 100 + Objects ? $" /Next {number + 1} 0 R" : "";
            var prev = number > 101 ? $" /Prev {number - 1} 0 R" : "";
            all.Add((number, $"<< /Title <{Convert.ToHexString(RandomNumberGenerator.GetBytes(bytes))}> /Parent 100 0 R{prev}{next} >>"));
        }

        return all;
    }
}
