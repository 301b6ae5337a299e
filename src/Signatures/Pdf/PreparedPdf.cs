using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Signatures.Pdf;

/// <summary>A PDF with room for a signature. Plain data: it may be stored until the holder of the key has confirmed.</summary>
/// <param name="GapStart">Byte of the opening angle bracket of /Contents.</param>
/// <param name="GapLength">Bytes up to and with the closing bracket.</param>
public sealed record PreparedPdf(byte[] Bytes, int GapStart, int GapLength)
{
    /// <summary>SHA-256 of all bytes outside the gap (ISO 32000-2 §12.8.1).</summary>
    public byte[] ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Bytes.AsSpan(0, GapStart));
        hash.AppendData(Bytes.AsSpan(GapStart + GapLength));
        return hash.GetHashAndReset();
    }

    /// <summary>The signed file: the CMS message, or the time-stamp token, in the gap.</summary>
    /// <exception cref="SignatureFormatException">gap-too-small.</exception>
    public byte[] Complete(byte[] cms)
    {
        ArgumentNullException.ThrowIfNull(cms);
        if (cms.Length * 2 > GapLength - 2)
        {
            throw new SignatureFormatException("gap-too-small", $"{cms.Length} bytes of signature do not fit into the gap.");
        }

        var signed = Bytes.ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), signed.AsSpan(GapStart + 1));
        return signed;
    }
}
