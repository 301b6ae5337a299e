using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// The structure of a tagged PDF (ISO 32000-2 §14.7) before and after a signature was added: the signature's widget gets an element of its
/// own. What the elements of the text say, and to whom it is read aloud, stays.
/// </summary>
/// <param name="compare">Takes what must be equal.</param>
/// <param name="differ">Told where it is not.</param>
internal sealed class StructureComparison(
    PdfRevision before, PdfRevision after, NewSignatures made, Action<PdfValue?, PdfValue?> compare, Action differ)
{
    /// <summary>No words: what a reading program says stands in /Alt, /ActualText and /E.</summary>
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "Type", "S", "P", "Pg", "K", "ID", "Lang", "NS", "O" };

    private const int MaxDepth = 5;

    private readonly Queue<(PdfDictionary Before, PdfDictionary After)> waiting = new();
    private readonly HashSet<int> seen = [];

    public void Compare(PdfValue? old, PdfValue? current)
    {
        if (before.Dictionary(old) is not { } root || after.Dictionary(current) is not { } now)
        {
            differ();
            return;
        }

        foreach (var key in Keys(root, now).Where(key => key != "ParentTreeNextKey"))
        {
            if (key == "K")
            {
                CompareKids(root[key], now[key]);
            }
            else if (key == "ParentTree")
            {
                CompareParents(root[key], now[key]);
            }
            else
            {
                compare(root[key], now[key]);
            }
        }

        while (waiting.TryDequeue(out var pair))
        {
            foreach (var key in Keys(pair.Before, pair.After))
            {
                switch (key)
                {
                    case "K":
                        CompareKids(pair.Before[key], pair.After[key]);
                        break;
                    case "P" or "Pg" or "Obj":
                        // Up again, or out to a page, which is compared in its own right.
                        Same(Number(pair.Before[key]) == Number(pair.After[key]));
                        break;
                    default:
                        compare(pair.Before[key], pair.After[key]);
                        break;
                }
            }
        }
    }

    private void CompareKids(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (Kids(before, old), Kids(after, current));
        var at = 0;
        foreach (var kid in b)
        {
            before.File.Budget.TakeComparison();
            if (at < a.Length && Number(a[at]) == Number(kid))
            {
                Step(a[at++], kid);
            }
            else
            {
                Same(IsOwn(kid, 0));
            }
        }

        Same(at == a.Length);
    }

    private void Step(PdfValue old, PdfValue current)
    {
        if (before.Dictionary(old) is { } a && after.Dictionary(current) is { } b)
        {
            if (old is not PdfReference reference || seen.Add(reference.Number))
            {
                waiting.Enqueue((a, b));
            }
        }
        else
        {
            compare(old, current);
        }
    }

    // A number tree (§7.9.7) from a page's or widget's key to elements.
    private void CompareParents(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (Numbers(before, old), Numbers(after, current));
        foreach (var (key, value) in a)
        {
            before.File.Budget.TakeComparison();
            var now = b.GetValueOrDefault(key);
            // Writers renumber the lists; whom they name counts.
            Same(before.Resolve(value) is PdfArray
                ? Elements(before, value).SequenceEqual(Elements(after, now))
                : Number(value) == Number(now));
        }
    }

    /// <summary>Which elements the marked parts of a page belong to.</summary>
    private static IEnumerable<int?> Elements(PdfRevision revision, PdfValue? value) => revision.Items(value).Select(Number);

    /// <summary>An element that holds nothing but the widget of a new signature.</summary>
    private bool IsOwn(PdfValue kid, int depth)
    {
        if (depth > MaxDepth || after.Dictionary(kid) is not { } element)
        {
            return false;
        }

        return element.Is("Type", "OBJR")
            ? after.Dictionary(element["Obj"]) is { } widget && made.Owns(widget)
            : element.Entries.All(entry => Silent.Contains(entry.Key)) && Kids(after, element["K"]).All(inner => IsOwn(inner, depth + 1));
    }

    private static Dictionary<int, PdfValue> Numbers(PdfRevision revision, PdfValue? tree)
    {
        var found = new Dictionary<int, PdfValue>();
        var seen = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        var nodes = new Stack<PdfValue?>([tree]);
        while (nodes.TryPop(out var next))
        {
            revision.File.Budget.TakeComparison();
            if (revision.Dictionary(next) is not { } node || !seen.Add(node))
            {
                continue;
            }

            var pairs = revision.Items(node["Nums"]);
            for (var at = 0; at + 1 < pairs.Length; at += 2)
            {
                found[(revision.Resolve(pairs[at]) as PdfNumber)?.Integer ?? -1] = pairs[at + 1];
            }

            foreach (var kid in revision.Items(node["Kids"]))
            {
                nodes.Push(kid);
            }
        }

        return found;
    }

    private static PdfValue[] Kids(PdfRevision revision, PdfValue? value) => revision.Resolve(value) switch
    {
        null => [],
        PdfArray array => array.Items,
        _ => [value!],
    };

    // Values that stand in place have no number: they are held against each other by their turn.
    private static int? Number(PdfValue? value) => (value as PdfReference)?.Number;

    private void Same(bool isSame)
    {
        if (!isSame)
        {
            differ();
        }
    }

    private static IEnumerable<string> Keys(PdfDictionary a, PdfDictionary b) =>
        a.Entries.Concat(b.Entries).Select(entry => entry.Key).Distinct();
}
