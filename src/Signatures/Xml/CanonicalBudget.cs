using System.Security.Cryptography;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>How many canonical bytes are made for all signatures of one document together: each of five may ask for the whole,
/// twice.</summary>
internal sealed class CanonicalBudget(CancellationToken cancellation)
{
    private const long Most = 6L * SafeXml.MaximumBytes;

    /// <summary>Bytes made so far.</summary>
    public long Taken { get; private set; }

    /// <exception cref="SignatureFormatException">xml-too-large.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public byte[] Of(XmlNode node, string algorithm, string? prefixes = null, bool comments = false)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Taken > Most)
        {
            throw new SignatureFormatException("xml-too-large", "The signatures of the document want more work than any honest ones.");
        }

        try
        {
            var bytes = node is XmlDocument document
                ? Canonical.Of(document, algorithm, prefixes, comments)
                : Canonical.Of((XmlElement)node, algorithm, prefixes, comments);
            Taken += bytes.Length;
            return bytes;
        }
        catch (CryptographicException beyond)
        {
            // The framework has bounds of its own on what it canonicalises.
            throw new SignatureFormatException("xml-too-large", beyond.Message, beyond);
        }
    }
}
