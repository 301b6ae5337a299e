using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// What a reader of the last revision sees differently from the signed one. Both are walked in step from their catalogues, so
/// it does not matter how a change was made: an object replaced, a cross-reference bent, a hidden object brought to light. What
/// nothing leads to is not seen and not compared.
/// </summary>
internal sealed class RevisionComparison(PdfRevision before, PdfRevision after)
{
    private readonly SortedSet<string> changes = new(StringComparer.Ordinal);
    private readonly Queue<(PdfValue? Before, PdfValue? After, string Change)> waiting = new();
    private readonly HashSet<(int, int, string)> seen = [];
    private readonly HashSet<PdfDictionary> excused = new(ReferenceEqualityComparer.Instance);

    /// <summary>The signatures for whose sake a new field or picture was no change.</summary>
    public IReadOnlyCollection<PdfDictionary> Excused => excused;

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

    // References are not followed at once: chains of thousands would exhaust the stack. Harmless walks remember their own
    // pairs, so that a document store that points at a page cannot excuse a change of the page.
    private void CompareReferences(PdfValue? old, PdfValue? current, string change)
    {
        if (old is PdfReference a && current is PdfReference b
            && !seen.Add((a.Number, b.Number, PdfChanges.Harmless.Contains(change) ? change : "")))
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
        if (!ReferenceEquals(old, current) && current.HasDuplicates)
        {
            changes.Add(change);
        }

        var isPage = old.Is("Type", "Page") && current.Is("Type", "Page");
        var isTree = old.Is("Type", "Pages") && current.Is("Type", "Pages");
        var isNewlySigned = IsNewlySigned(old, current);
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
            else if (isNewlySigned && key is "V" or "AP")
            {
                changes.Add(Excuse(after.Dictionary(current["V"])!));
            }
            else
            {
                Compare(a, b, key is "P" or "Parent" && !PdfChanges.Harmless.Contains(change) ? PdfChanges.ContentChanged : change);
            }
        }
    }

    private void CompareStreams(PdfStream old, PdfStream current, string change)
    {
        CompareDictionaries(old.Dictionary, current.Dictionary, change);
        if (old.Start != current.Start)
        {
            var ((start, length), (newStart, newLength)) = (before.Extent(old), after.Extent(current));
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

    private void CompareAnnotations(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (before.Items(old), after.Items(current));
        Note(a.Length <= b.Length, PdfChanges.AnnotationRemoved);
        for (var at = 0; at < Math.Min(a.Length, b.Length); at++)
        {
            Compare(a[at], b[at], PdfChanges.AnnotationChanged);
        }

        foreach (var added in b.Skip(a.Length))
        {
            changes.Add(NewField(added) ?? PdfChanges.AnnotationAdded);
        }
    }

    private void CompareForm(PdfValue? old, PdfValue? current)
    {
        var (a, b) = (before.Dictionary(old), after.Dictionary(current));
        if (b is null)
        {
            Note(a is null, PdfChanges.FormChanged);
            return;
        }

        foreach (var key in Keys(a ?? PdfDictionary.Empty, b))
        {
            var whatFirstSignatureBrings = key is "SigFlags" || (a is null && key is "DA" or "DR");
            if (key != "Fields" && !whatFirstSignatureBrings)
            {
                Later(a?[key], b[key], PdfChanges.FormChanged);
            }
        }

        Note(ReferenceEquals(a, b) || !b.HasDuplicates, PdfChanges.FormChanged);
        var (fields, newFields) = (before.Items(a?["Fields"]), after.Items(b["Fields"]));
        Note(fields.Length <= newFields.Length, PdfChanges.FormChanged);
        for (var at = 0; at < Math.Min(fields.Length, newFields.Length); at++)
        {
            Later(fields[at], newFields[at], PdfChanges.FormChanged);
        }

        foreach (var added in newFields.Skip(fields.Length))
        {
            changes.Add(NewField(added) ?? PdfChanges.FormChanged);
        }
    }

    // A new field or widget is harmless if it is for a signature and shows nothing but that signature. A time stamp has no
    // signer who answers for a picture, and an unsigned field no signature at all: theirs could hide the text below.
    private string? NewField(PdfValue added)
    {
        if (after.Dictionary(added) is not { } field || field.HasDuplicates || field["A"] is not null || field["AA"] is not null)
        {
            return null;
        }

        var parent = after.Dictionary(field["Parent"]);
        if ((after.Resolve(field["FT"] ?? parent?["FT"]) as PdfName)?.Text != "Sig")
        {
            return null;
        }

        var shows = field["AP"] is not null || after.Items(field["Kids"]).Any(kid => after.Dictionary(kid)?["AP"] is not null);
        if (after.Dictionary(field["V"] ?? parent?["V"]) is not { } signature)
        {
            return shows ? null : PdfChanges.SignatureFieldAdded;
        }

        var kind = KindOf(signature);
        return kind == PdfChanges.FormChanged || (kind == PdfChanges.TimeStampAdded && shows) ? null : Excuse(signature);
    }

    private string Excuse(PdfDictionary signature)
    {
        excused.Add(signature);
        return KindOf(signature);
    }

    private bool IsNewlySigned(PdfDictionary old, PdfDictionary current) =>
        old.Is("FT", "Sig") && before.Resolve(old["V"]) is null && after.Dictionary(current["V"]) is { } signature
        && (KindOf(signature) == PdfChanges.SignatureAdded || (KindOf(signature) == PdfChanges.TimeStampAdded && current["AP"] is null));

    private static string KindOf(PdfDictionary signature) =>
        signature["ByteRange"] is null || signature["Contents"] is null ? PdfChanges.FormChanged
        : signature.Is("Type", "DocTimeStamp") ? PdfChanges.TimeStampAdded
        : PdfChanges.SignatureAdded;

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
