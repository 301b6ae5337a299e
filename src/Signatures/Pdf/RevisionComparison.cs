using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// What a reader of the last revision sees differently from the signed one. Both are walked in step from their catalogues, so
/// it does not matter how a change was made: an object replaced, a cross-reference bent, a hidden object brought to light. What
/// nothing leads to is not seen and not compared.
/// </summary>
internal sealed class RevisionComparison(PdfRevision before, PdfRevision after, NewSignatures made)
{
    private readonly SortedSet<string> changes = new(StringComparer.Ordinal);
    private readonly Queue<(PdfValue? Before, PdfValue? After, string Change)> waiting = new();
    private readonly WalkedPairs walked = new();

    public SortedSet<string> Run()
    {
        foreach (var key in Keys(before.Catalog, after.Catalog))
        {
            var (old, current) = (before.Catalog[key], after.Catalog[key]);
            switch (key)
            {
                case "AcroForm":
                    CompareForm(old, current);
                    break;
                case "DSS":
                    Later(old, current, PdfChanges.ValidationDataAdded);
                    break;
                case "Metadata":
                    Later(old, current, PdfChanges.MetadataChanged);
                    break;
                case "Version" or "Extensions":
                    // What a signing program says of itself: ISO 32000-2 §7.12 wants it beside a DSS.
                    break;
                case "StructTreeRoot" when made.Any && old is not null:
                    new StructureComparison(
                        before, after, made, (a, b) => Later(a, b, PdfChanges.ContentChanged), () => changes.Add(PdfChanges.ContentChanged))
                        .Compare(old, current);
                    break;
                case "Outlines" when made.Any && old is null && after.Dictionary(current) is { } frame && frame["First"] is null:
                    // Some writers add the frame of a list of bookmarks without any.
                    break;
                default:
                    Later(old, current, PdfChanges.ContentChanged);
                    break;
            }
        }

        Later(before.Trailer["Info"], after.Trailer["Info"], PdfChanges.MetadataChanged);
        if (after.Catalog.HasDuplicates && !ReferenceEquals(before.Catalog, after.Catalog))
        {
            changes.Add(PdfChanges.ContentChanged);
        }

        while (waiting.TryDequeue(out var pair))
        {
            Compare(pair.Before, pair.After, pair.Change);
        }

        return changes;
    }

    private void Later(PdfValue? old, PdfValue? current, string change) => waiting.Enqueue((old, current, change));

    private void Compare(PdfValue? old, PdfValue? current, string change)
    {
        before.File.Budget.TakeComparison();
        if (old is PdfReference or null or PdfNull || current is PdfReference or null or PdfNull)
        {
            CompareReferences(old, current, change);
            return;
        }

        switch (old, current)
        {
            case (PdfDictionary a, PdfDictionary b):
                CompareDictionaries(a, b, change);
                break;
            case (PdfArray a, PdfArray b) when a.Items.Length == b.Items.Length:
                for (var at = 0; at < a.Items.Length; at++)
                {
                    Compare(a.Items[at], b.Items[at], change);
                }

                break;
            case (PdfStream a, PdfStream b):
                CompareStreams(a, b, change);
                break;
            default:
                Note(Same(old, current), change);
                break;
        }
    }

    // References are not followed at once: chains of thousands would exhaust the stack.
    private void CompareReferences(PdfValue? old, PdfValue? current, string change)
    {
        if (old is PdfReference a && current is PdfReference b && !walked.Add(a.Number, b.Number, change))
        {
            return;
        }

        var (oldValue, newValue) = (before.Resolve(old), after.Resolve(current));
        if (oldValue is null || newValue is null)
        {
            Note(oldValue is null && newValue is null, change);
        }
        else
        {
            Later(oldValue, newValue, change);
        }
    }

    private void CompareDictionaries(PdfDictionary old, PdfDictionary current, string change)
    {
        if (ReferenceEquals(old, before.Catalog) && ReferenceEquals(current, after.Catalog))
        {
            // A certifying signature points back at it (/Reference, /Data); it is compared key by key in its own right.
            return;
        }

        if (!ReferenceEquals(old, current) && current.HasDuplicates)
        {
            changes.Add(change);
        }

        var isPage = old.Is("Type", "Page") && current.Is("Type", "Page");
        var isTree = old.Is("Type", "Pages") && current.Is("Type", "Pages");
        var signed = made.KindOfSigned(old, current, before);
        if (signed is not null)
        {
            changes.Add(signed);
        }

        foreach (var key in Keys(old, current))
        {
            var (a, b) = (old[key], current[key]);
            if (isPage && key == "Annots")
            {
                CompareAnnotations(a, b);
            }
            else if (isTree && key == "Kids")
            {
                ComparePages(a, b);
            }
            else if ((signed is not null && key is "V" or "AP" or "M" or "MK" or "F") || (isPage && key == "Tabs" && a is null && made.Any))
            {
                // The order in which keys of the keyboard reach the fields: the last says nothing that is seen.
                continue;
            }
            else
            {
                Compare(a, b, key is "P" or "Parent" && !WalkedPairs.IsHarmless(change) ? PdfChanges.ContentChanged : change);
            }
        }
    }

    private void CompareStreams(PdfStream old, PdfStream current, string change)
    {
        CompareDictionaries(old.Dictionary, current.Dictionary, change);
        if (old.Start != current.Start)
        {
            var ((start, length), (newStart, newLength)) = (before.Extent(old), after.Extent(current));
            before.File.Budget.TakeBytes(Math.Min(length, newLength));
            var bytes = before.File.Bytes;
            Note(bytes.AsSpan(start, length).SequenceEqual(bytes.AsSpan(newStart, newLength)), change);
        }
    }

    private void ComparePages(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (before.Items(old), after.Items(current));
        if (a.Length != b.Length)
        {
            changes.Add(a.Length < b.Length ? PdfChanges.PageAdded : PdfChanges.PageRemoved);
        }

        for (var at = 0; at < Math.Min(a.Length, b.Length); at++)
        {
            Compare(a[at], b[at], PdfChanges.ContentChanged);
        }
    }

    // What stands later in the list lies on top, so the order of what was there stays.
    private void CompareAnnotations(PdfValue? old, PdfValue? current)
    {
        var (a, b, at) = (before.Items(old), after.Items(current), 0);
        foreach (var item in b)
        {
            if (at < a.Length && IsSameItem(a[at], item))
            {
                Compare(a[at++], item, PdfChanges.AnnotationChanged);
            }
            else
            {
                changes.Add(made.KindOfNew(item, isOnPage: true) ?? PdfChanges.AnnotationAdded);
            }
        }

        Note(at == a.Length, PdfChanges.AnnotationRemoved);
    }

    private void CompareForm(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (before.Dictionary(old), after.Dictionary(current));
        if (b is null)
        {
            Note(a is null, PdfChanges.FormChanged);
            return;
        }

        foreach (var key in Keys(a ?? PdfDictionary.Empty, b).Where(key => key != "Fields"))
        {
            switch (key)
            {
                case "SigFlags":
                case "DA" or "DR" when a is null:
                // Counts for what a reader draws anew, which it is not told to do.
                case "DA" when made.Any && after.Resolve(b["NeedAppearances"]) is not PdfBoolean { Value: true }:
                    break;
                case "DR" when made.Any:
                    CompareResources(a![key], b[key]);
                    break;
                default:
                    Later(a?[key], b[key], PdfChanges.FormChanged);
                    break;
            }
        }

        Note(ReferenceEquals(a, b) || !b.HasDuplicates, PdfChanges.FormChanged);
        CompareFields(before.Items(a?["Fields"]), after.Items(b["Fields"]));
    }

    // Fields have no order that is seen.
    private void CompareFields(PdfValue[] old, PdfValue[] current)
    {
        var known = old.OfType<PdfReference>().ToLookup(field => field.Number);
        var direct = new Queue<PdfValue>(old.Where(field => field is not PdfReference));
        // Each once: a field named twice would hide that another is gone.
        var kept = new HashSet<int>();
        foreach (var field in current)
        {
            var same = field is PdfReference own ? known[own.Number].FirstOrDefault() : direct.TryDequeue(out var first) ? first : null;
            if (same is null)
            {
                changes.Add(made.KindOfNew(field, isOnPage: false) ?? PdfChanges.FormChanged);
                continue;
            }

            kept.Add((same as PdfReference)?.Number ?? 0);
            Later(same, field, PdfChanges.FormChanged);
        }

        Note(known.All(field => kept.Contains(field.Key)) && direct.Count == 0, PdfChanges.FormChanged);
    }

    // A picture that is added may bring its fonts along; what had a name keeps it.
    private void CompareResources(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (before.Dictionary(old), after.Dictionary(current));
        foreach (var (category, resources) in a?.Entries ?? [])
        {
            if (before.Dictionary(resources) is not { } names)
            {
                Later(resources, b?[category], PdfChanges.FormChanged);
                continue;
            }

            var now = after.Dictionary(b?[category]);
            foreach (var (name, resource) in names.Entries)
            {
                Later(resource, now?[name], PdfChanges.FormChanged);
            }
        }
    }

    private static bool IsSameItem(PdfValue old, PdfValue current) =>
        old is PdfReference a ? current is PdfReference b && a.Number == b.Number : current is not PdfReference;

    private void Note(bool unchanged, string change)
    {
        if (!unchanged)
        {
            changes.Add(change);
        }
    }

    private static bool Same(PdfValue old, PdfValue current) => (old, current) switch
    {
        (PdfName a, PdfName b) => a.Text == b.Text,
        (PdfNumber a, PdfNumber b) => a.Value == b.Value,
        (PdfString a, PdfString b) => a.Bytes.AsSpan().SequenceEqual(b.Bytes),
        (PdfBoolean a, PdfBoolean b) => a.Value == b.Value,
        _ => false,
    };

    private static IEnumerable<string> Keys(PdfDictionary a, PdfDictionary b) => ReferenceEquals(a, b)
        ? a.Entries.Select(entry => entry.Key)
        : a.Entries.Concat(b.Entries).Select(entry => entry.Key).Distinct();
}
