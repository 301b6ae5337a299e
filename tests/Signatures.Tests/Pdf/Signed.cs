using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Appearance;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>Signed files to look at and to break.</summary>
internal static partial class Signed
{
    private static readonly byte[] Handwriting = DefaultImages.Signature("Nguyễn Thị Hồng Ánh");
    private static readonly byte[] Seal = DefaultImages.Seal("Ủy ban nhân dân xã An Bình", "Tỉnh Vĩnh Long");

    public static PdfSignatureRequest Person { get; } = new()
    {
        SignerName = "Nguyễn Thị Hồng Ánh", Reason = "Phê duyệt", Location = "Xã An Bình", SignedAt = Samples.At,
        Appearance = new PersonalSignature("Nguyễn Thị Hồng Ánh", Handwriting),
    };

    public static PdfSignatureRequest Agency { get; } = new()
    {
        SignerName = "Ủy ban nhân dân xã An Bình", SignedAt = Samples.At.AddMinutes(5),
        Appearance = new AgencySeal("Ủy ban nhân dân xã An Bình", Seal),
    };

    public static Task<byte[]> OnceAsync(byte[] pdf) => PdfSigning.SignAsync(pdf, Person, TestSigner.Rsa, null, default);

    public static async Task<byte[]> TwiceAsync(byte[] pdf) =>
        await PdfSigning.SignAsync(await OnceAsync(pdf), Agency, TestSigner.Ecdsa, null, default);

    /// <summary>The four numbers of a signature's byte range.</summary>
    public static int[] RangeOf(byte[] pdf, int index = 0) =>
        [.. Range().Matches(Encoding.Latin1.GetString(pdf))[index].Groups.Values.Skip(1)
            .Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"/ByteRange \[(\d+) (\d+) (\d+) (\d+)")]
    private static partial Regex Range();
}
