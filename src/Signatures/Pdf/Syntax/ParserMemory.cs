using System.Runtime.InteropServices;
using System.Text;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>What all parsers of one file share: names seen so far, and lists that values are gathered in, one above the other.</summary>
internal sealed class ParserMemory
{
    private readonly Dictionary<string, PdfName> names = [];
    private readonly Dictionary<string, PdfName>.AlternateLookup<ReadOnlySpan<char>> byLetters;

    public ParserMemory() => byLetters = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public List<PdfValue> Items { get; } = [];

    public List<KeyValuePair<string, PdfValue>> Entries { get; } = [];

    /// <summary>A name from its bytes. Files name the same few over and over.</summary>
    public PdfName Name(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = stackalloc char[bytes.Length];
        Encoding.Latin1.GetChars(bytes, letters);
        if (byLetters.TryGetValue(letters, out var known))
        {
            return known;
        }

        var written = letters.ToString();
        var text = written.Contains('#', StringComparison.Ordinal) ? PdfStrings.Unescaped(written) : written;
        // Both ways of writing it are the same name.
        return names[written] = names.GetValueOrDefault(text) ?? new PdfName(text);
    }

    /// <summary>Takes off what was gathered since. What a value that does not end left below is never taken.</summary>
    public static T[] Cut<T>(List<T> all, int first)
    {
        var cut = CollectionsMarshal.AsSpan(all)[first..].ToArray();
        all.RemoveRange(first, cut.Length);
        return cut;
    }
}
