using System.IO.Compression;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>Flate with predictors (ISO 32000-2 §7.4.4), within a budget.</summary>
internal static class PdfFilters
{
    public static byte[] Inflate(byte[] file, int start, int length, ReadBudget budget)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(file, start, length), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var block = new byte[16 * 1024];
            int read;
            while ((read = zlib.Read(block)) > 0)
            {
                budget.TakeInflated(read);
                if (plain.Length + read > ReadBudget.MaxInflatedBytes)
                {
                    throw new SignatureFormatException("pdf-too-complex", "A stream of the PDF inflates beyond any honest size.");
                }

                plain.Write(block, 0, read);
            }

            return plain.ToArray();
        }
        catch (InvalidDataException broken)
        {
            throw new SignatureFormatException("pdf-stream", "A stream of the PDF cannot be inflated.", broken);
        }
    }

    public static byte[] Deflate(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        return packed.ToArray();
    }

    /// <summary>Undoes PNG predictors; predictor 1 changes nothing, TIFF's does not occur in structure streams.</summary>
    public static byte[] Unpredict(byte[] data, PdfDictionary? parameters)
    {
        var predictor = (parameters?["Predictor"] as PdfNumber)?.Integer ?? 1;
        if (predictor == 1)
        {
            return data;
        }

        var columns = (parameters?["Columns"] as PdfNumber)?.Integer ?? 1;
        if (predictor < 10 || columns is < 1 or > 1024 || parameters?["Colors"] is not null || parameters?["BitsPerComponent"] is not null)
        {
            throw new SignatureFormatException("pdf-stream", "A structure stream of the PDF uses an unknown predictor.");
        }

        var rows = data.Length / (columns + 1);
        var plain = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var kind = data[row * (columns + 1)];
            for (var column = 0; column < columns; column++)
            {
                var at = (row * columns) + column;
                var left = column > 0 ? plain[at - 1] : (byte)0;
                var up = row > 0 ? plain[at - columns] : (byte)0;
                var upLeft = row > 0 && column > 0 ? plain[at - columns - 1] : (byte)0;
                plain[at] = (byte)(data[(row * (columns + 1)) + 1 + column] + kind switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, upLeft),
                    _ => throw new SignatureFormatException("pdf-stream", "A structure stream of the PDF has a broken predictor."),
                });
            }
        }

        return plain;
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var estimate = left + up - upLeft;
        var (byLeft, byUp, byUpLeft) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - upLeft));
        return byLeft <= byUp && byLeft <= byUpLeft ? left : byUp <= byUpLeft ? up : upLeft;
    }
}
