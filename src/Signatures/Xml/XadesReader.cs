using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>
/// Reads and verifies the enveloped signatures of an XML document. Only what can be judged with certainty is accepted: references to
/// the whole document and to the signature's own properties, the enveloped transform and canonicalization. Nothing is fetched, XSLT and
/// XPath never run.
/// </summary>
public static class XadesReader
{
    private const int MaximumSignatures = 5;

    /// <inheritdoc cref="Read(byte[])"/>
    public static IReadOnlyList<XmlSignature> Read(XmlDocument document) => Read(SafeXml.Save(document));

    /// <summary>The signatures in document order; empty when there are none.</summary>
    /// <exception cref="SignatureFormatException">
    /// xml-malformed (a DTD among it), xml-too-large (10 MB, 60 levels, 200 000 nodes, 200 attributes an element, 5 signatures, and what
    /// their canonical forms come to).
    /// </exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public static IReadOnlyList<XmlSignature> Read(byte[] xml, CancellationToken cancellation = default)
    {
        var document = SafeXml.Load(xml);
        var identifiers = new Dictionary<string, XmlElement?>();
        var signatures = new List<XmlElement>();
        foreach (var element in XmlWalk.All(document.DocumentElement!))
        {
            foreach (var identifier in XmlWalk.Identifiers(element))
            {
                // Null marks a name that two elements bear: which one a reader takes is anybody's guess.
                identifiers[identifier] = identifiers.ContainsKey(identifier) ? null : element;
            }

            if (XmlWalk.Is(element, XmlNames.Signature, "Signature"))
            {
                signatures.Add(element);
            }
        }

        var budget = new CanonicalBudget(cancellation);
        return signatures.Count <= MaximumSignatures
            ? [.. signatures.Select(signature => new XmlSignatureCheck(signature, identifiers, budget).Run())]
            : throw new SignatureFormatException("xml-too-large", "Too many signatures.");
    }
}
