using System.Buffers.Text;
using System.Formats.Asn1;
using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;

namespace XaDienTu.Signatures.Validation;

/// <summary>A signed PDF that no longer can be read as one: where the byte ranges still stand, the digest tells whether its bytes were
/// changed.</summary>
internal static class BrokenPdf
{
    private const int MaxSignatures = 20;

    public static bool IsChanged(byte[] file, CancellationToken cancellation)
    {
        var budget = new HashBudget(file.Length, cancellation);
        var at = 0;
        for (var count = 0; count < MaxSignatures && file.AsSpan(at).IndexOf("/ByteRange"u8) is >= 0 and var found; count++)
        {
            at += found + "/ByteRange".Length;
            if (Range(file.AsSpan(at)) is { } range && DigestFits(file, range, budget) is false)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The four numbers in brackets, where they lie within each other as they must.</summary>
    private static int[]? Range(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, 200)].TrimStart("\r\n \t"u8);
        if (!text.StartsWith("["u8))
        {
            return null;
        }

        text = text[1..];
        var range = new int[4];
        for (var index = 0; index < range.Length; index++)
        {
            text = text.TrimStart("\r\n \t"u8);
            if (!Utf8Parser.TryParse(text, out range[index], out var length))
            {
                return null;
            }

            text = text[length..];
        }

        return range is [0, > 0, var tail, >= 0] && tail > range[1] + 2 ? range : null;
    }

    /// <returns>Null where no message can be read in the gap.</returns>
    private static bool? DigestFits(byte[] file, int[] range, HashBudget budget)
    {
        if (range[2] > file.Length)
        {
            return null;
        }

        try
        {
            var hex = Encoding.Latin1.GetString(file, range[1] + 1, range[2] - range[1] - 2);
            var padded = Convert.FromHexString(hex);
            AsnDecoder.ReadEncodedValue(padded, AsnEncodingRules.BER, out _, out _, out var length);
            var cms = CmsReader.Read(padded[..length]);
            if (Digests.Name(cms.DigestAlgorithm) is not { } name)
            {
                return null;
            }

            var rest = (int)Math.Min(range[3], (long)file.Length - range[2]);
            return budget.Hash(name, file, [(0, range[1]), (range[2], rest)]) is { } hash
                ? cms.MessageDigest is { } digest && digest.AsSpan().SequenceEqual(hash)
                : null;
        }
        catch (Exception broken) when (broken is FormatException or AsnContentException or SignatureFormatException)
        {
            return null;
        }
    }
}
