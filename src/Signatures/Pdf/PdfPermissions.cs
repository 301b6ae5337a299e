using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>What a signer allows to be done to the document afterwards (ISO 32000-2 §12.8.2.2 DocMDP, §12.8.2.4 FieldMDP, table
/// 236).</summary>
/// <param name="IsClosed">Nothing but what keeps the signatures provable.</param>
/// <param name="Locks">Fields that may not be filled or signed any more.</param>
internal sealed record PdfPermissions(bool IsClosed, IReadOnlyList<FieldLock> Locks)
{
    private const int NoChanges = 1;

    public static PdfPermissions Of(PdfRevision signed, PdfDictionary signature)
    {
        var (isClosed, locks) = (false, new List<FieldLock>());
        foreach (var item in signed.Items(signature["Reference"]))
        {
            var reference = signed.Dictionary(item);
            var parameters = signed.Dictionary(reference?["TransformParams"]);
            switch ((signed.Resolve(reference?["TransformMethod"]) as PdfName)?.Text)
            {
                case "DocMDP":
                    isClosed |= signed.Resolve(parameters?["P"]) is PdfNumber { Value: NoChanges };
                    break;
                case "FieldMDP":
                    locks.Add(FieldLock.Read(signed, parameters));
                    break;
            }
        }

        // The lock that lies ready in the field takes effect with its signature, whether or not the signer's program wrote it down.
        if (PdfFields.Signatures(signed).FirstOrDefault(field => ReferenceEquals(signed.Dictionary(field.Value), signature)) is { } own
            && signed.Dictionary(own.Dictionary["Lock"]) is { } laid)
        {
            isClosed |= signed.Resolve(laid["P"]) is PdfNumber { Value: NoChanges };
            locks.Add(FieldLock.Read(signed, laid));
        }

        return new PdfPermissions(isClosed, locks);
    }

    /// <summary>Whether a further signature would break one that is there.</summary>
    public static bool ForbidSigning(PdfRevision revision, IEnumerable<PdfField> fields, string name)
    {
        var certified = revision.Dictionary(revision.Dictionary(revision.Catalog["Perms"])?["DocMDP"]);
        return fields.Where(field => field.Type == "Sig").Select(field => revision.Dictionary(field.Value)).Append(certified)
            .OfType<PdfDictionary>().Distinct().Select(signature => Of(revision, signature))
            .Any(permissions => permissions.IsClosed || permissions.Locks.Any(one => one.Holds(name)));
    }

    /// <param name="changes">What later revisions did.</param>
    /// <param name="signedFields">Fields that were signed in them.</param>
    public bool Forbid(IReadOnlySet<string> changes, IEnumerable<string> signedFields) =>
        (IsClosed && changes.Any(change => change is not (PdfChanges.TimeStampAdded or PdfChanges.ValidationDataAdded)))
        || signedFields.Any(name => Locks.Any(one => one.Holds(name)));
}

/// <param name="Names">Of fields that are locked, or with <paramref name="IsExclude"/> of those that are not.</param>
internal sealed record FieldLock(bool IsAll, bool IsExclude, IReadOnlySet<string> Names)
{
    private const int MaxNames = 10_000;

    public static FieldLock Read(PdfRevision revision, PdfDictionary? parameters)
    {
        var action = (revision.Resolve(parameters?["Action"]) as PdfName)?.Text;
        return new FieldLock(action == "All", action == "Exclude", revision.Items(parameters?["Fields"]).Take(MaxNames)
            .Select(revision.Resolve).OfType<PdfString>().Select(name => PdfStrings.Text(name.Bytes)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A name stands for all below it: "a" locks "a.b".</summary>
    public bool Holds(string field) =>
        IsAll || (Names.Any(name => field == name || field.StartsWith(name + ".", StringComparison.Ordinal)) != IsExclude);
}
