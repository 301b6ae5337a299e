using System.Security.Cryptography;
using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Signed files to judge and to break.</summary>
internal static class Files
{
    public static readonly byte[] Page = Samples.OnePage();

    private static readonly Lazy<Task<byte[]>> BasicFile = new(() => PdfAsync(Pki.Province.Signer));
    private static readonly Lazy<Task<byte[]>> TwoFile = new(async () => await PdfAsync(Pki.Elliptic.Signer, pdf: await BasicAsync()));

    public static PdfSignatureRequest Request { get; } = new() { SignerName = "Nguyễn Thị Hồng Ánh", SignedAt = Pki.SignedAt };

    public static async Task<byte[]> BasicAsync() => [.. await BasicFile.Value];

    public static async Task<byte[]> TwoAsync() => [.. await TwoFile.Value];

    public static Task<byte[]> PdfAsync(ISigningKey signer, ITimeStamper? stamper = null, byte[]? pdf = null) =>
        PdfSigning.SignAsync(pdf ?? Page, Request, signer, stamper, default);

    public static async Task<byte[]> ArchivedAsync(byte[] pdf, ValidationData data, ITimeStamper stamper)
    {
        var prepared = PdfSigning.PrepareDocumentTimeStamp(PdfSigning.AddValidationData(pdf, data), Pki.SignedAt);
        return prepared.Complete(await stamper.StampAsync(prepared.ContentHash(), default));
    }

    /// <summary>A PDF signed by a CMS made in any way over its bytes.</summary>
    public static byte[] Pdf(Func<byte[], byte[]> sign)
    {
        var prepared = PdfSigning.Prepare(Page, Request);
        return prepared.Complete(
            sign([.. prepared.Bytes[..prepared.GapStart], .. prepared.Bytes[(prepared.GapStart + prepared.GapLength)..]]));
    }

    /// <summary>Changes the message inside the gap of a signature.</summary>
    public static byte[] EditCms(byte[] pdf, Func<byte[], byte[]> change, int index = 0)
    {
        var cms = change(PdfSignatureReader.Read(pdf).Items[index].Cms);
        var range = Signed.RangeOf(pdf, index);
        var hex = Convert.ToHexString(cms).PadRight(range[2] - range[1] - 2, '0');
        Encoding.ASCII.GetBytes(hex, pdf.AsSpan(range[1] + 1));
        return pdf;
    }

    /// <summary>Another time-stamp token under the signature of the file.</summary>
    public static async Task<byte[]> RestampedAsync(Holder signer, Func<byte[], Task<byte[]>> token)
    {
        var prepared = PdfSigning.Prepare(Page, Request);
        var value = (await signer.SignAsync([CmsSignature.HashToSign(prepared.ContentHash(), signer.Certificate)], default))[0];
        return prepared.Complete(
            CmsSignature.Assemble(prepared.ContentHash(), signer.Certificate, signer.Issuers, value, await token(value)));
    }

    public static Task<byte[]> StampedAsync(Holder signer, ITimeStamper stamper) =>
        RestampedAsync(signer, value => stamper.StampAsync(SHA256.HashData(value), default));

    public static byte[] Flip(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }

    public static byte[] FlipLast(byte[] file) => Flip(file, file.Length - 1);

    /// <summary>Flips a byte where some bytes stand inside.</summary>
    public static byte[] Flip(byte[] file, ReadOnlySpan<byte> inside, int at = 0) => Flip(file, file.AsSpan().IndexOf(inside) + at);
}
