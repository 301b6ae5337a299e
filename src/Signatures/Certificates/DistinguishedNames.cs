using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>
/// Names of RFC 5280 §7.1 held against each other as names: one program writes "VN" as PrintableString, another as UTF8String, and it is
/// the same country.
/// </summary>
internal static class DistinguishedNames
{
    public static bool AreSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        one.Span.SequenceEqual(other.Span) || (Parts(one) is { } parts && Parts(other) is { } others && parts.SequenceEqual(others));

    /// <returns>Null where it is no name, or one of a kind that is compared byte by byte only.</returns>
    private static List<(string, string)>? Parts(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var parts = new List<(string, string)>();
            foreach (var part in new X500DistinguishedName(encoded.Span).EnumerateRelativeDistinguishedNames())
            {
                if (part.HasMultipleElements || part.GetSingleElementValue() is not { } value)
                {
                    return null;
                }

                // RFC 4518: case and runs of spaces do not count.
                parts.Add((part.GetSingleElementType().Value!,
                    string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()));
            }

            return parts;
        }
        catch (Exception none) when (none is CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }
}
