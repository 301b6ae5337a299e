namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>
/// Cross-reference sections as each names the one before it (ISO 32000-2 §7.5.6), the newest first. A revision is the chain from one of
/// them on, so all revisions of a file share it: entries are gone through once, however many revisions there are.
/// </summary>
internal sealed class SectionChain
{
    private const int MaxSections = 2000;

    private readonly List<int> offsets = [];
    private readonly Dictionary<int, (int First, int Count)> numbers = [];

    // What the sections say of a number stands side by side, the newest section first.
    private readonly (int Depth, CrossReference Entry)[] entries;

    private SectionChain(PdfFile file, int start)
    {
        var sections = Walk(file, start).ToList();
        foreach (var (number, _) in sections.SelectMany(Said))
        {
            file.Budget.TakeMerged();
            numbers[number] = (0, numbers.GetValueOrDefault(number).Count + 1);
        }

        entries = new (int, CrossReference)[numbers.Values.Sum(one => one.Count)];
        var free = 0;
        foreach (var number in numbers.Keys.ToList())
        {
            var count = numbers[number].Count;
            numbers[number] = (free, 0);
            free += count;
        }

        for (var depth = 0; depth < sections.Count; depth++)
        {
            foreach (var (number, entry) in Said(sections[depth]))
            {
                var (first, count) = numbers[number];
                entries[first + count] = (depth, entry);
                numbers[number] = (first, count + 1);
            }
        }
    }

    public IReadOnlyList<int> Offsets => offsets;

    public IEnumerable<int> Numbers => numbers.Keys;

    /// <returns>With the place in the chain where it begins.</returns>
    public static (SectionChain Chain, int Depth) From(PdfFile file, int start)
    {
        if (!file.Chains.TryGetValue(start, out var known))
        {
            var chain = new SectionChain(file, start);
            for (var depth = chain.offsets.Count - 1; depth >= 0; depth--)
            {
                file.Chains.TryAdd(chain.offsets[depth], (chain, depth));
            }

            known = (chain, 0);
        }

        return known;
    }

    /// <summary>What the sections from a depth on say of an object; null where none names it.</summary>
    public CrossReference? Find(int number, int depth)
    {
        if (!numbers.TryGetValue(number, out var place))
        {
            return null;
        }

        var (low, high) = (place.First, place.First + place.Count);
        var end = high;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Depth < depth ? (middle + 1, high) : (low, middle);
        }

        return low < end ? entries[low].Entry : null;
    }

    private IEnumerable<(CrossReferenceSection Table, CrossReferenceSection? Beside)> Walk(PdfFile file, int start)
    {
        var seen = new HashSet<int>();
        for (int? next = start; next is { } offset;)
        {
            if (!seen.Add(offset) || seen.Count > MaxSections)
            {
                throw new SignatureFormatException("pdf-xref", "The cross-reference sections go round in circles.");
            }

            var section = file.Section(offset);
            offsets.Add(offset);
            yield return (section, section.Hybrid is { } hybrid && seen.Add(hybrid) ? file.Section(hybrid) : null);
            next = section.Previous;
        }
    }

    // What the table calls free may stand in the stream beside it (§7.5.8.4).
    private static IEnumerable<(int Number, CrossReference Entry)> Said(
        (CrossReferenceSection Table, CrossReferenceSection? Beside) section)
    {
        var (table, beside) = section;
        foreach (var (number, entry) in table.Entries)
        {
            yield return (
                number, entry.Kind == EntryKind.Free && beside?.Entries.TryGetValue(number, out var hidden) is true ? hidden : entry);
        }

        foreach (var (number, entry) in beside?.Entries ?? new Dictionary<int, CrossReference>())
        {
            if (!table.Entries.ContainsKey(number))
            {
                yield return (number, entry);
            }
        }
    }
}
