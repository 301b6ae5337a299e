using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>Puts a signature into the form and onto its page (ISO 32000-2 §12.7.5.5).</summary>
internal static class PdfWidgets
{
    // Print (§12.5.3) and Locked: the field is not to be moved in an editor.
    private const int Flags = 4 | 128;

    public static void AddField(PdfUpdate update, string name, PdfReference signature, PlacedAppearance? shown)
    {
        var page = shown?.Page ?? PdfPages.All(update.Before)[0];
        var field = PdfMake.Dictionary(
            ("Type", PdfMake.Name("Annot")),
            ("Subtype", PdfMake.Name("Widget")),
            ("FT", PdfMake.Name("Sig")),
            ("T", PdfMake.Text(name)),
            ("V", signature),
            ("F", PdfMake.Number(Flags)),
            ("Rect", shown?.Rectangle ?? PdfMake.Numbers(0, 0, 0, 0)),
            ("P", page.Reference));
        if (shown is not null)
        {
            field = field.With("TU", PdfMake.Text(shown.Description)).With("AP", PdfMake.Dictionary(("N", shown.Form)));
        }

        var reference = update.Add(field);
        AppendTo(update, page.Dictionary, "Annots", reference, changed => update.Replace(page.Reference.Number, changed));
        AddToForm(update, reference);
    }

    public static void FillField(PdfUpdate update, PdfField field, PdfReference signature, PlacedAppearance? shown)
    {
        var filled = field.Dictionary.With("V", signature);
        if (shown is not null && ReferenceEquals(field.Widget, field.Dictionary))
        {
            filled = filled.With("AP", PdfMake.Dictionary(("N", shown.Form)));
        }

        update.Replace(field.Reference!.Number, filled);
        AddToForm(update, field: null);
    }

    private static void AddToForm(PdfUpdate update, PdfReference? field)
    {
        var catalog = update.Before.Catalog;
        var form = update.Before.Dictionary(catalog["AcroForm"]) ?? PdfDictionary.Empty;
        // Bit 1: signatures exist; bit 2: the file may only be appended to (§12.7.3, table 225).
        var changed = form.With("SigFlags", PdfMake.Number(3));
        changed = field is null ? changed : AppendTo(update, changed, "Fields", field, _ => { });
        if (catalog["AcroForm"] is PdfReference reference)
        {
            update.Replace(reference.Number, changed);
        }
        else
        {
            update.ReplaceCatalog(catalog.With("AcroForm", changed));
        }
    }

    // A list that is an object of its own is changed there, and its holder stays as it is.
    private static PdfDictionary AppendTo(
        PdfUpdate update, PdfDictionary holder, string key, PdfReference item, Action<PdfDictionary> change)
    {
        var list = update.Before.Resolve(holder[key]) as PdfArray ?? PdfArray.Empty;
        if (holder[key] is PdfReference reference && list.Items.Length > 0)
        {
            update.Replace(reference.Number, list.Append([item]));
            return holder;
        }

        var changed = holder.With(key, list.Append([item]));
        change(changed);
        return changed;
    }
}
