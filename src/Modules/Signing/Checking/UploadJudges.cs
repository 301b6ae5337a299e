using SkiaSharp;
using XaDienTu.Kernel.Files;
using XaDienTu.Signatures.Pdf;

namespace XaDienTu.Signing.Checking;

/// <summary>A PDF that is whole and opens without a password.</summary>
internal sealed class PdfJudge : IFileJudge
{
    public string Kind => "application/pdf";

    public FileFlaw? FlawOf(byte[] content, CancellationToken cancellation) => PdfWhole.FlawOf(content, cancellation) switch
    {
        PdfFlaw.CutShort => FileFlaw.CutShort,
        PdfFlaw.Locked => FileFlaw.Locked,
        _ => null,
    };
}

/// <summary>A picture of which at least size and kind can be read; its pixels are not decoded, which costs a hundred times as
/// much.</summary>
internal sealed class PictureJudge : IFileJudge
{
    public string Kind => "image/";

    public FileFlaw? FlawOf(byte[] content, CancellationToken cancellation)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(content));
        return codec is { Info: { Width: > 0, Height: > 0 } } ? null : FileFlaw.Broken;
    }
}
