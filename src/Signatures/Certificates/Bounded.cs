using System.Formats.Asn1;
using System.Security.Cryptography;

namespace XaDienTu.Signatures.Certificates;

/// <summary>Reads bytes of strangers: never more than a bound, and every way of being broken is one exception.</summary>
internal static class Bounded
{
    public static T Read<T>(byte[] bytes, int maximum, string code, Func<T> read)
    {
        if (bytes.Length > maximum)
        {
            throw new SignatureFormatException(code, $"More than {maximum} bytes.");
        }

        try
        {
            return read();
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException or ArgumentException or OverflowException
            or InvalidOperationException or FormatException)
        {
            throw new SignatureFormatException(code, broken.Message, broken);
        }
    }
}
