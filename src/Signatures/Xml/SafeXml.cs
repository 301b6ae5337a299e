using System.Text;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>Loads and saves XML of strangers: no DTD, nothing fetched, bounded in size, depth and number of nodes.</summary>
internal static class SafeXml
{
    public const int MaximumBytes = 10 * 1024 * 1024;

    // Canonicalization walks the tree by recursion and looks a namespace up in each level; the framework's refuses 64 and more.
    public const int MaximumDepth = 60;
    private const int MaximumNodes = 200_000;
    private const int MaximumAttributes = 200;
    private const int MaximumNamespaces = 5_000;

    // Exclusive canonicalization may write an element's namespace out at each: one long name and 100 000 children would be gigabytes.
    private const int MaximumNamespaceCharacters = 20_000_000;

    /// <exception cref="SignatureFormatException">xml-malformed (a DTD among it), xml-too-large.</exception>
    public static XmlDocument Load(byte[] xml)
    {
        if (xml.Length > MaximumBytes)
        {
            throw TooLarge("bytes");
        }

        if (AttributeRun.IsTooLong(xml))
        {
            throw TooLarge("attributes");
        }

        try
        {
            using (var reader = Reader(xml))
            {
                Measure(reader);
            }

            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using (var reader = Reader(xml))
            {
                document.Load(reader);
            }

            return document;
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new SignatureFormatException("xml-malformed", broken.Message, broken);
        }
    }

    /// <summary>UTF-8 without indentation; carriage returns are written so that they survive the next parser.</summary>
    public static byte[] Save(XmlDocument document)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
            OmitXmlDeclaration = document.FirstChild is not XmlDeclaration,
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            document.Save(writer);
        }

        return stream.ToArray();
    }

    private static XmlReader Reader(byte[] xml) => XmlReader.Create(
        new MemoryStream(xml, writable: false),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaximumBytes });

    private static void Measure(XmlReader reader)
    {
        var (nodes, namespaces, characters) = (0, 0, 0L);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                throw TooLarge("levels");
            }

            nodes += 1 + reader.AttributeCount;
            characters += reader.NamespaceURI.Length;
            if (reader.AttributeCount > MaximumAttributes)
            {
                throw TooLarge("attributes");
            }

            while (reader.MoveToNextAttribute())
            {
                namespaces += reader.NamespaceURI == XmlNames.Declaration ? 1 : 0;
                characters += reader.NamespaceURI.Length;
            }

            if (nodes > MaximumNodes || namespaces > MaximumNamespaces || characters > MaximumNamespaceCharacters)
            {
                throw TooLarge("nodes");
            }
        }
    }

    private static SignatureFormatException TooLarge(string what) => new("xml-too-large", $"Too many {what}.");
}
