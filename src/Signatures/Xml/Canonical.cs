using System.Security.Cryptography.Xml;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>Canonical bytes of a document or of one element in its place (Canonical XML 1.0 and Exclusive Canonicalization 1.0).</summary>
internal static class Canonical
{
    /// <param name="prefixes">InclusiveNamespaces PrefixList of an exclusive algorithm.</param>
    public static byte[] Of(XmlDocument document, string algorithm, string? prefixes = null, bool comments = false)
    {
        Transform transform = algorithm is XmlNames.Exclusive or XmlNames.ExclusiveWithComments
            ? new XmlDsigExcC14NTransform(comments, prefixes)
            : new XmlDsigC14NTransform(comments);
        transform.LoadInput(document);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var bytes = new MemoryStream();
        output.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The element alone, with the namespaces (and for the inclusive algorithm the xml: attributes) it stands under.</summary>
    public static byte[] Of(XmlElement element, string algorithm, string? prefixes = null, bool comments = false)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var apex = (XmlElement)document.AppendChild(document.ImportNode(element, deep: true))!;
        var exclusive = algorithm is XmlNames.Exclusive or XmlNames.ExclusiveWithComments;
        for (var above = element.ParentNode as XmlElement; above is not null; above = above.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in above.Attributes)
            {
                var inherited = attribute.NamespaceURI == XmlNames.Declaration || !exclusive && attribute.NamespaceURI == XmlNames.Xml;
                if (inherited && !apex.HasAttribute(attribute.LocalName, attribute.NamespaceURI))
                {
                    apex.SetAttributeNode((XmlAttribute)document.ImportNode(attribute, deep: true));
                }
            }
        }

        return Of(document, algorithm, prefixes, comments);
    }
}
