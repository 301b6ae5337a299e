namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>The basic objects of ISO 32000-2 §7.3.</summary>
internal abstract class PdfValue;

internal sealed class PdfNull : PdfValue
{
    public static readonly PdfNull Instance = new();
}

internal sealed class PdfBoolean(bool value) : PdfValue
{
    public bool Value { get; } = value;
}

internal sealed class PdfNumber(decimal value) : PdfValue
{
    public decimal Value { get; } = value;

    public int? Integer => Value is >= 0 and <= int.MaxValue && decimal.IsInteger(Value) ? (int)Value : null;
}

internal sealed class PdfName(string text) : PdfValue
{
    public string Text { get; } = text;
}

/// <param name="start">Where its first delimiter stands in the file; both are 0 for strings not read from a file.</param>
/// <param name="end">Behind its last delimiter.</param>
internal sealed class PdfString(byte[] bytes, int start, int end) : PdfValue
{
    public byte[] Bytes { get; } = bytes;

    public int Start { get; } = start;

    public int End { get; } = end;
}

internal sealed class PdfArray(PdfValue[] items) : PdfValue
{
    public static readonly PdfArray Empty = new([]);

    public PdfValue[] Items { get; } = items;

    public PdfArray Append(IEnumerable<PdfValue> more) => new([.. Items, .. more]);
}

internal sealed class PdfReference(int number, int generation) : PdfValue
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;
}

internal sealed class PdfDictionary(KeyValuePair<string, PdfValue>[] entries) : PdfValue
{
    public static readonly PdfDictionary Empty = new([]);

    /// <summary>
    /// So many keys are looked through one after the other; of more an index is made, or whoever walks over all would look at each for
    /// each.
    /// </summary>
    private const int MostUnindexed = 24;

    private Dictionary<string, PdfValue>? index;

    public KeyValuePair<string, PdfValue>[] Entries { get; } = entries;

    public PdfValue? this[string key]
    {
        get
        {
            if (Entries.Length > MostUnindexed)
            {
                return (index ??= Indexed(Entries)).GetValueOrDefault(key);
            }

            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Readers disagree on which of two equal keys counts, so nobody knows what such a dictionary says.</summary>
    public bool HasDuplicates => Entries.Select(entry => entry.Key).Distinct().Count() != Entries.Length;

    public bool Is(string key, string name) => this[key] is PdfName value && value.Text == name;

    public PdfDictionary With(string key, PdfValue value) =>
        new([.. Entries.Where(entry => entry.Key != key), KeyValuePair.Create(key, value)]);

    // The first of two equal keys counts, as without an index.
    private static Dictionary<string, PdfValue> Indexed(KeyValuePair<string, PdfValue>[] entries)
    {
        var index = new Dictionary<string, PdfValue>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            index.TryAdd(key, value);
        }

        return index;
    }
}

/// <param name="start">Where its data begins; how long it is depends on the revision if the length is a reference.</param>
internal sealed class PdfStream(PdfDictionary dictionary, int start) : PdfValue
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public int Start { get; } = start;
}
