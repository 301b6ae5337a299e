using System.Collections.Concurrent;
using System.Security.Cryptography;
using SkiaSharp;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>An image as a PDF holds it: packed colours and packed transparency (ISO 32000-2 §8.9.5, §11.6.5.2).</summary>
internal sealed record AppearanceImage(int Width, int Height, byte[] Colours, byte[]? Transparency)
{
    private const double PixelsPerPoint = 300 / 72.0;
    private const int MaxPixels = 4000;
    private const int MaxKnown = 64;

    // Hundreds of documents carry the same signature and seal in one confirmation.
    private static readonly ConcurrentDictionary<string, AppearanceImage> Known = new();

    /// <exception cref="SignatureFormatException">image-unreadable.</exception>
    public static (int Width, int Height) Size(byte[] image)
    {
        using var data = SKData.CreateCopy(image);
        using var codec = SKCodec.Create(data);
        return codec is { Info: { Width: > 0 and <= MaxPixels, Height: > 0 and <= MaxPixels } info }
            ? (info.Width, info.Height)
            : throw new SignatureFormatException("image-unreadable", "The image of the signature cannot be read or is too large.");
    }

    /// <summary>Cut down to 300 dots per inch at the size it is shown.</summary>
    public static AppearanceImage Of(byte[] image, double width, double height)
    {
        var key = FormattableString.Invariant($"{Convert.ToHexString(SHA256.HashData(image))} {width:0.#} {height:0.#}");
        if (!Known.TryGetValue(key, out var known))
        {
            known = Pack(image, width, height);
            if (Known.Count >= MaxKnown)
            {
                Known.Clear();
            }

            Known[key] = known;
        }

        return known;
    }

    public PdfReference AddTo(PdfUpdate update)
    {
        var colours = Dictionary("DeviceRGB");
        if (Transparency is not null)
        {
            colours = colours.With("SMask", update.AddStream(Dictionary("DeviceGray"), Transparency));
        }

        return update.AddStream(colours, Colours);
    }

    private static AppearanceImage Pack(byte[] image, double width, double height)
    {
        var size = Size(image);
        var scale = Math.Min(1, Math.Max(width * PixelsPerPoint / size.Width, height * PixelsPerPoint / size.Height));
        var target = new SKImageInfo(
            Math.Max(1, (int)(size.Width * scale)), Math.Max(1, (int)(size.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var decoded = SKBitmap.Decode(image)
            ?? throw new SignatureFormatException("image-unreadable", "The image of the signature cannot be read.");
        using var pixels = new SKBitmap(target);
        if (!decoded.ScalePixels(pixels, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)))
        {
            throw new SignatureFormatException("image-unreadable", "The image of the signature cannot be read.");
        }

        var plain = pixels.GetPixelSpan();
        var (colours, alpha) = (new byte[plain.Length / 4 * 3], new byte[plain.Length / 4]);
        for (var pixel = 0; pixel < alpha.Length; pixel++)
        {
            alpha[pixel] = plain[(pixel * 4) + 3];
            // What is not seen is left white, which packs to nothing.
            for (var part = 0; part < 3; part++)
            {
                colours[(pixel * 3) + part] = alpha[pixel] == 0 ? (byte)255 : plain[(pixel * 4) + part];
            }
        }

        var isOpaque = !alpha.AsSpan().ContainsAnyExcept((byte)255);
        return new AppearanceImage(target.Width, target.Height, PdfFilters.Deflate(colours), isOpaque ? null : PdfFilters.Deflate(alpha));
    }

    private PdfDictionary Dictionary(string colourSpace) => PdfMake.Dictionary(
        ("Type", PdfMake.Name("XObject")),
        ("Subtype", PdfMake.Name("Image")),
        ("Width", PdfMake.Number(Width)),
        ("Height", PdfMake.Number(Height)),
        ("ColorSpace", PdfMake.Name(colourSpace)),
        ("BitsPerComponent", PdfMake.Number(8)),
        ("Filter", PdfMake.Name("FlateDecode")));
}
