using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>Small steps through a loaded document.</summary>
internal static class XmlWalk
{
    private const int MaximumPrefixes = 200;

    public static IEnumerable<XmlElement> Elements(XmlNode parent) => parent.ChildNodes.OfType<XmlElement>();

    public static IEnumerable<XmlElement> Elements(XmlNode parent, string space, string name) =>
        Elements(parent).Where(element => Is(element, space, name));

    public static bool Is(XmlElement element, string space, string name) => element.LocalName == name && element.NamespaceURI == space;

    /// <summary>The only child of that name; two are as bad as none, for readers may take different ones.</summary>
    public static XmlElement? Only(XmlNode? parent, string space, string name)
    {
        XmlElement? found = null;
        foreach (var element in parent is null ? [] : Elements(parent, space, name))
        {
            if (found is not null)
            {
                return null;
            }

            found = element;
        }

        return found;
    }

    /// <summary>The only child of that name in the signature namespace.</summary>
    public static XmlElement? Ds(XmlNode? parent, string name) => Only(parent, XmlNames.Signature, name);

    public static string? Id(XmlElement element) => element.HasAttribute("Id") ? element.GetAttribute("Id") : null;

    public static string Algorithm(XmlElement parent, string name) => Ds(parent, name)?.GetAttribute("Algorithm") ?? "";

    public static string? Prefixes(XmlElement method) =>
        Only(method, XmlNames.Exclusive, "InclusiveNamespaces")?.GetAttribute("PrefixList");

    /// <summary>Each is looked up at each element of what is canonicalised.</summary>
    public static bool HasFewPrefixes(XmlElement method) => Prefixes(method) is not { Length: > MaximumPrefixes };

    /// <summary>All elements in document order.</summary>
    public static IEnumerable<XmlElement> All(XmlElement top)
    {
        var open = new Stack<XmlElement>([top]);
        while (open.TryPop(out var element))
        {
            yield return element;
            foreach (var child in Elements(element).Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>Attributes that some reader takes for an identifier: Id, ID, id, xml:id.</summary>
    public static IEnumerable<string> Identifiers(XmlElement element) => element.Attributes.Cast<XmlAttribute>()
        .Where(attribute => attribute.LocalName.Equals("id", StringComparison.OrdinalIgnoreCase)
            && attribute.NamespaceURI is "" or XmlNames.Xml)
        .Select(attribute => attribute.Value);

    public static byte[]? Base64(XmlElement? element)
    {
        if (element is null || Elements(element).Any())
        {
            return null;
        }

        var buffer = new byte[element.InnerText.Length];
        return Convert.TryFromBase64String(element.InnerText, buffer, out var length) ? buffer[..length] : null;
    }
}
