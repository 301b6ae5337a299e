using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// The signatures that were made in a revision, with the one field of each. Only these may bring something to a page: the field's own
/// widget with the picture of the signature. Any other annotation, and a widget in the name of a signature that was there before, is a
/// change of the document.
/// </summary>
internal sealed class NewSignatures
{
    /// <summary>
    /// What a signature's field and its widget may say (ISO 32000-2, tables 166, 191, 226 and 235). No action, no caption, no layer: those
    /// show or do something beside the signature.
    /// </summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "Type", "Subtype", "FT", "T", "TU", "TM", "V", "F", "Ff", "Rect", "P", "AP", "AS", "DA", "DR", "Q", "Lock", "SV", "NM", "M", "MK",
        "BS", "Border", "C", "H",
        "Parent", "Kids", "StructParent", "Lang",
    };

    private const int Hidden = 2;

    private readonly PdfRevision after;
    private readonly Dictionary<PdfDictionary, PdfField> fields = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PdfDictionary> made = new(ReferenceEqualityComparer.Instance);

    /// <param name="candidates">Signatures whose byte range ends where the revision does.</param>
    public NewSignatures(PdfRevision after, IEnumerable<PdfDictionary> candidates)
    {
        this.after = after;
        var all = PdfFields.Signatures(after).ToList();
        var places = all.Select(field => after.Dictionary(field.Value)).OfType<PdfDictionary>()
            .GroupBy(signature => signature, (signature, same) => KeyValuePair.Create(signature, same.Count())).ToDictionary();
        foreach (var candidate in candidates)
        {
            // Two fields of one signature: the second shows a picture that the signer never placed.
            if (places.GetValueOrDefault(candidate) <= 1)
            {
                made.Add(candidate);
            }
        }

        foreach (var field in all.Where(field => after.Items(field.Dictionary["Kids"]).Length <= 1))
        {
            fields[field.Dictionary] = field;
            fields[field.Widget] = field;
        }
    }

    public bool Any => made.Count > 0;

    /// <summary>The signatures for whose sake something was no change.</summary>
    public HashSet<PdfDictionary> Excused { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names of the fields that were signed.</summary>
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The widgets of the new signatures that show something.</summary>
    public List<PdfDictionary> Pictures { get; } = [];

    /// <summary>Whether a dictionary is the field or widget of a signature made here.</summary>
    public bool Owns(PdfDictionary dictionary) => SignatureOf(dictionary) is { } signature && made.Contains(signature);

    /// <summary>What a field or widget means that the revision before did not have; null where it is more than the place of a
    /// signature.</summary>
    /// <param name="isOnPage">It stands in the list of a page's annotations, where all but a widget is something else.</param>
    public string? KindOfNew(PdfValue added, bool isOnPage)
    {
        if (after.Dictionary(added) is not { } dictionary || !fields.TryGetValue(dictionary, out var field)
            || (isOnPage && !dictionary.Is("Subtype", "Widget")) || !IsPlain(field.Dictionary) || !IsPlain(field.Widget))
        {
            return null;
        }

        var shows = Shows(field.Widget) || Shows(field.Dictionary);
        if (after.Resolve(field.Value) is null)
        {
            // Nobody answers yet for what an unsigned field shows.
            return shows ? null : PdfChanges.SignatureFieldAdded;
        }

        return SignatureOf(dictionary) is { } signature && made.Contains(signature) ? Excuse(signature, field, shows) : null;
    }

    /// <summary>What it means that an empty field of the revision before was signed; null where it was not, or not by a signature made
    /// here.</summary>
    public string? KindOfSigned(PdfDictionary old, PdfDictionary current, PdfRevision before) =>
        fields.TryGetValue(current, out var field) && IsPlain(current) && IsEmpty(old, before.Dictionary(old["Parent"]), before)
        && SignatureOf(current) is { } signature && made.Contains(signature)
            ? Excuse(signature, field, Shows(current))
            : null;

    public static string KindOf(PdfDictionary signature) =>
        signature.Is("Type", "DocTimeStamp") || signature.Is("SubFilter", "ETSI.RFC3161")
            ? PdfChanges.TimeStampAdded
            : PdfChanges.SignatureAdded;

    private static bool IsEmpty(PdfDictionary field, PdfDictionary? parent, PdfRevision before) =>
        before.Resolve(field["FT"] ?? parent?["FT"]) is PdfName { Text: "Sig" } && before.Resolve(field["V"] ?? parent?["V"]) is null;

    private string? Excuse(PdfDictionary signature, PdfField field, bool shows)
    {
        var kind = KindOf(signature);
        if (kind == PdfChanges.TimeStampAdded && shows)
        {
            // A time stamp has no signer who answers for a picture.
            return null;
        }

        Excused.Add(signature);
        Names.Add(field.Name);
        if (shows && !Pictures.Contains(field.Widget))
        {
            Pictures.Add(field.Widget);
        }

        return kind;
    }

    private PdfDictionary? SignatureOf(PdfDictionary dictionary) =>
        fields.TryGetValue(dictionary, out var field) ? after.Dictionary(field.Value) : null;

    private bool IsPlain(PdfDictionary dictionary) => !dictionary.HasDuplicates
        && dictionary.Entries.All(entry => Plain.Contains(entry.Key))
        && after.Dictionary(dictionary["MK"]) is null or { Entries.Length: 0 };

    /// <summary>Many writers give an invisible widget a picture of nothing.</summary>
    private bool Shows(PdfDictionary widget) =>
        after.Dictionary(widget["AP"]) is { Entries.Length: > 0 } && !IsHidden(widget) && !HasNoArea(widget);

    private bool IsHidden(PdfDictionary widget) => after.Resolve(widget["F"]) is PdfNumber { Integer: { } flags } && (flags & Hidden) != 0;

    private bool HasNoArea(PdfDictionary widget) =>
        PdfPages.Numbers(after, widget["Rect"]) is [var x1, var y1, var x2, var y2] && (x1 == x2 || y1 == y2);
}
