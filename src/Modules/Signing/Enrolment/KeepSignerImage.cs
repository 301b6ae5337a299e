using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Signing.Enrolment;

/// <summary>
/// Keeps an officer's own handwritten-signature image. Decree 30/2020, appendix I: blue, PNG with a clear background. Whatever was uploaded
/// is decoded and written anew, so nothing but pixels gets into papers.
/// </summary>
internal sealed class KeepSignerImage(SigningDb db, Work work, TimeProvider clock)
{
    private const int MaxSide = 1200;
    private const int MaxPixels = 20_000_000;

    public Task<Result<Done>> RunAsync(byte[]? picture, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(picture, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(byte[]? picture, Actor actor, CancellationToken cancellation)
    {
        if (actor.OfficerId is not { } officer)
        {
            return SigningErrors.NotYourKey;
        }

        if (picture is null || Decode(picture) is not { } png)
        {
            return Error.Field("signing.image", "Image", "Chọn ảnh chữ ký PNG hoặc JPG, không quá 20 triệu điểm ảnh.");
        }

        if (png.Length > SignerImage.MaxBytes)
        {
            return Error.Field("signing.image", "Image", "Ảnh quá nhiều chi tiết. Chụp chữ ký trên giấy trắng rồi cắt sát chữ ký.");
        }

        var at = clock.GetUtcNow();
        if (await db.Images.SingleOrDefaultAsync(row => row.HolderId == officer, cancellation) is { } kept)
        {
            kept.Png = png;
            kept.ChangedAt = at;
        }
        else
        {
            db.Images.Add(new SignerImage { HolderId = officer, Png = png, ChangedAt = at });
        }

        db.Record(actor, at, "SignerImageKept", "officer", officer.ToString());
        return new Done();
    }

    private static byte[]? Decode(byte[] picture)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(picture));
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is 0 or > MaxPixels)
        {
            return null;
        }

        using var whole = SKBitmap.Decode(codec);
        if (whole is null)
        {
            return null;
        }

        var scale = Math.Min(1f, MaxSide / (float)Math.Max(whole.Width, whole.Height));
        using var small = whole.Resize(
            new SKImageInfo(Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)), SKColorType.Rgba8888,
                SKAlphaType.Unpremul), SKSamplingOptions.Default);
        using var image = SKImage.FromBitmap(small);
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
