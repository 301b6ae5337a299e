using System.Text;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>
/// An issued result, signed by the leader and then by the agency, and what somebody may append to it to make it show another amount. Kinds
/// go by the tables of ISO 32000-2: every annotation of table 171, every entry of a page, the catalogue and the form that shows or does
/// something.
/// </summary>
internal static class ForgedFiles
{
    private const string Amount = "BT /Helv 60 Tf 60 500 Td (50.000.000 d) Tj ET";

    private static readonly string[] Subtypes =
    [
        "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut",
        "Caret", "Stamp",
        "Ink", "Popup", "FileAttachment", "Sound", "Movie", "Screen", "Widget", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact",
        "Projection", "RichMedia",
    ];

    private static readonly Lazy<Task<byte[]>> Result = new(MakeAsync);

    public static IReadOnlyDictionary<string, Action<PdfUpdate>> All { get; } = new Dictionary<string, Action<PdfUpdate>>(
    [
        .. Subtypes.Select(subtype => Named($"{subtype}, plain", update => Annotate(update, Over(update, subtype)))),
        .. Subtypes.Select(subtype => Named($"{subtype}, in the name of the agency's signature", update =>
            Annotate(update, Signing(update, Over(update, subtype), 1)))),
        .. Subtypes.Select(subtype => Named($"{subtype}, a field in the name of the leader's signature", update =>
            AddField(update, Annotate(update, Signing(update, Over(update, subtype), 0))))),
        .. Fields, .. Pages, .. Catalogue,
    ]);

    public static Task<byte[]> ResultAsync() => Result.Value;

    /// <summary>A widget over the page whose signature is the first object of the revision to come.</summary>
    public static void LayReady(PdfUpdate update)
    {
        var picture = Picture(update);
        var widget = Surgery.Widget(Page(update), "Ready").With("Rect", PdfMake.Numbers(0, 0, 595, 842)).With("AP", picture);
        var number = update.Add(widget).Number;
        update.Replace(number, widget.With("V", PdfMake.Reference(number + 1)));
        var page = Page(update);
        update.Replace(page.Reference.Number,
            page.Dictionary.With("Annots", PdfMake.Array([.. update.Before.Items(page.Dictionary["Annots"]), PdfMake.Reference(number)])));
        AddField(update, PdfMake.Reference(number));
    }

    private static IEnumerable<KeyValuePair<string, Action<PdfUpdate>>> Fields =>
    [
        Named("the empty field of the draft, given the old signature and a picture", update =>
            FillDraft(update, Old(update, 0), Picture(update))),
        Named("the empty field of the draft, given a signature of nobody and a picture", update =>
            FillDraft(update, Bogus(update), Picture(update))),
        Named("the empty field of the draft, given a picture", update => FillDraft(update, null, Picture(update))),
        Named("the empty field of the draft, given a background", update => Replace(update, Draft(update), one => one
            .With("MK", PdfMake.Dictionary(("BG", PdfMake.Numbers(1, 1, 1)))).With("Rect", PdfMake.Numbers(0, 0, 595, 842)))),
        Named("an empty field with a caption", update =>
            AddField(update, Annotate(update, Surgery.Widget(Page(update), "C").With("MK", PdfMake.Dictionary(
            ("BG", PdfMake.Numbers(1, 1, 1)), ("CA", PdfMake.Text("50.000.000"))))))),
        Named("the agency's signature moved over the text", update =>
            Replace(update, Field(update, 1), one => one.With("Rect", PdfMake.Numbers(0, 0, 595, 842)))),
        Named("the agency's signature with another picture", update =>
            Replace(update, Field(update, 1), one => one.With("AP", Picture(update)))),
        Named("the leader's signature with an action", update => Replace(update, Field(update, 0), one => one.With("A", Script))),
        Named("a time stamp of nobody with a picture", update => AddField(update, Annotate(update, Surgery.Widget(Page(update), "T")
            .With(
                "V", update.AddRaw(Surgery.Bytes("<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <30> >>")))
                    .With("AP", Picture(update))))),
        Named("a text field with a value", update =>
            AddField(
                update, Annotate(update, Over(update, "Widget").With("FT", PdfMake.Name("Tx")).With("V", PdfMake.Text("50.000.000"))))),
        Named("a button with a picture", update =>
            AddField(update, Annotate(update, Over(update, "Widget").With("FT", PdfMake.Name("Btn"))))),
        Named("a form that readers draw anew", update => Form(update, form => form.With("NeedAppearances", new PdfBoolean(true)))),
        Named("a form of another program (XFA)", update =>
            Form(update, form => form.With("XFA", update.AddStream(PdfDictionary.Empty, "<xdp/>"u8)))),
        Named("the fields taken out", update => Form(update, form => form.With("Fields", PdfMake.Array()))),
    ];

    private static IEnumerable<KeyValuePair<string, Action<PdfUpdate>>> Pages =>
    [
        OnPage("contents replaced", (update, page) => page.With("Contents", Ink(update))),
        OnPage("contents added", (update, page) => page.With("Contents", PdfMake.Array([.. Contents(update, page), Ink(update)]))),
        OnPage("contents gone", (_, page) => page.With("Contents", PdfMake.Array())),
        OnPage("turned", (_, page) => page.With("Rotate", PdfMake.Number(180))),
        OnPage("cropped", (_, page) => page.With("CropBox", PdfMake.Numbers(0, 0, 595, 300))),
        OnPage("made larger", (_, page) => page.With("MediaBox", PdfMake.Numbers(-595, -842, 595, 842))),
        OnPage("another unit", (_, page) => page.With("UserUnit", PdfMake.Number(2))),
        OnPage("other fonts", (_, page) => page.With("Resources", PdfMake.Dictionary())),
        OnPage("an action on opening", (_, page) => page.With("AA", PdfMake.Dictionary(("O", Script)))),
        OnPage("a transition", (_, page) => page.With("Trans", PdfMake.Dictionary(("S", PdfMake.Name("Blinds"))))),
        OnPage("a group of its own", (_, page) =>
            page.With("Group", PdfMake.Dictionary(("S", PdfMake.Name("Transparency")), ("K", new PdfBoolean(true))))),
        OnPage("a thumbnail", (update, page) => page.With("Thumb", update.AddStream(PdfDictionary.Empty, "x"u8))),
        OnPage("data of a program", (_, page) =>
            page.With("PieceInfo", PdfMake.Dictionary(("X", PdfMake.Dictionary(("Private", PdfMake.Text("x"))))))),
        OnPage("annotations in another order", (update, page) =>
            page.With("Annots", PdfMake.Array([.. update.Before.Items(page["Annots"]).Reverse()]))),
        OnPage("annotations gone", (_, page) => page.With("Annots", PdfMake.Array())),
        OnPage("shown for a second only", (_, page) => page.With("Dur", PdfMake.Number(1))),
        Named("page: shown twice", update => Tree(update, kids => [.. kids, kids[0]])),
        Named("page: none", update => Tree(update, _ => [])),
        Named("page: another in its place", update =>
            Tree(update, _ => [update.Add(Page(update).Dictionary.With("Contents", Ink(update)))])),
    ];

    private static IEnumerable<KeyValuePair<string, Action<PdfUpdate>>> Catalogue =>
    [
        InCatalogue("OpenAction", _ => Script),
        InCatalogue("AA", _ => PdfMake.Dictionary(("WC", Script))),
        InCatalogue("Names", _ =>
            PdfMake.Dictionary(("JavaScript", PdfMake.Dictionary(("Names", PdfMake.Array(PdfMake.Text("a"), Script)))))),
        InCatalogue("OCProperties", _ =>
            PdfMake.Dictionary(("OCGs", PdfMake.Array()), ("D", PdfMake.Dictionary(("BaseState", PdfMake.Name("OFF")))))),
        InCatalogue("Pages", update =>
            update.Add(PdfMake.Dictionary(("Type", PdfMake.Name("Pages")), ("Count", PdfMake.Number(0)), ("Kids", PdfMake.Array())))),
        InCatalogue("PageLabels", _ =>
            PdfMake.Dictionary(("Nums", PdfMake.Array(PdfMake.Number(0), PdfMake.Dictionary(("P", PdfMake.Text("50")))))) ),
        InCatalogue("Outlines", update =>
            PdfMake.Dictionary(
                ("First", update.Add(PdfMake.Dictionary(("Title", PdfMake.Text("50.000.000"))))), ("Count", PdfMake.Number(1)))),
        InCatalogue("ViewerPreferences", _ => PdfMake.Dictionary(("HideToolbar", new PdfBoolean(true)))),
        InCatalogue("PageMode", _ => PdfMake.Name("UseAttachments")),
        InCatalogue("Collection", _ => PdfMake.Dictionary(("View", PdfMake.Name("T")))),
        InCatalogue("AF", update =>
            PdfMake.Array(update.Add(PdfMake.Dictionary(("Type", PdfMake.Name("Filespec")), ("F", PdfMake.Text("a.pdf")))))),
        InCatalogue("StructTreeRoot", _ =>
            PdfMake.Dictionary(("K", PdfMake.Dictionary(("S", PdfMake.Name("P")), ("ActualText", PdfMake.Text("50.000.000")))))),
        InCatalogue("URI", _ => PdfMake.Dictionary(("Base", PdfMake.Text("http://example.org/")))),
        InCatalogue("Lang", _ => PdfMake.Text("en")),
        InCatalogue("Perms", _ => PdfMake.Dictionary()),
        InCatalogue("NeedsRendering", _ => new PdfBoolean(true)),
    ];

    private static PdfDictionary Script => PdfMake.Dictionary(("S", PdfMake.Name("JavaScript")), ("JS", PdfMake.Text("app.alert(1)")));

    /// <summary>With a field that nobody signed yet.</summary>
    public static byte[] Drafted() => Surgery.Append(Samples.OnePage(), update =>
        AddField(update, Annotate(update, Surgery.Widget(Page(update), "Draft").With("Rect", PdfMake.Numbers(20, 20, 575, 400)))));

    private static async Task<byte[]> MakeAsync()
    {
        var draft = Drafted();
        var leader = await PdfSigning.SignAsync(draft, Signed.Person with { SignedAt = Pki.SignedAt }, Pki.Province.Signer, null, default);
        return await PdfSigning.SignAsync(leader, Signed.Agency with { SignedAt = Pki.SignedAt }, Pki.Elliptic.Signer, null, default);
    }

    private static KeyValuePair<string, Action<PdfUpdate>> Named(string name, Action<PdfUpdate> change) => new(name, change);

    private static KeyValuePair<string, Action<PdfUpdate>> OnPage(string name, Func<PdfUpdate, PdfDictionary, PdfDictionary> change) =>
        Named("page: " + name, update => update.Replace(Page(update).Reference.Number, change(update, Page(update).Dictionary)));

    private static KeyValuePair<string, Action<PdfUpdate>> InCatalogue(string key, Func<PdfUpdate, PdfValue> value) =>
        Named("catalogue: " + key, update => update.ReplaceCatalog(update.Before.Catalog.With(key, value(update))));

    private static PdfPage Page(PdfUpdate update) => PdfPages.All(update.Before)[0];

    private static PdfDictionary Over(PdfUpdate update, string subtype) => PdfMake.Dictionary(
        ("Type", PdfMake.Name("Annot")), ("Subtype", PdfMake.Name(subtype)), ("Rect", PdfMake.Numbers(0, 0, 595, 842)),
        ("F", PdfMake.Number(4)),
        ("P", Page(update).Reference), ("AP", Picture(update)));

    private static PdfDictionary Signing(PdfUpdate update, PdfDictionary annotation, int index) =>
        annotation.With("FT", PdfMake.Name("Sig")).With("T", PdfMake.Text("Again")).With("V", Old(update, index));

    private static PdfReference Old(PdfUpdate update, int index) =>
        (PdfReference)PdfFields.Signatures(update.Before).Where(one => one.Value is not null).ElementAt(index).Value!;

    private static PdfField Field(PdfUpdate update, int index) =>
        PdfFields.Signatures(update.Before).Where(one => one.Value is not null).ElementAt(index);

    private static PdfField Draft(PdfUpdate update) => PdfFields.Signatures(update.Before).Single(one => one.Name == "Draft");

    private static PdfReference Bogus(PdfUpdate update) =>
        update.AddRaw(Surgery.Bytes(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 10] /Contents <3000> >>"));

    private static PdfDictionary Picture(PdfUpdate update)
    {
        var font =
            PdfMake.Dictionary(("Type", PdfMake.Name("Font")), ("Subtype", PdfMake.Name("Type1")), ("BaseFont", PdfMake.Name("Helvetica")));
        return PdfMake.Dictionary(("N", update.AddStream(
            PdfMake.Dictionary(
                ("Type", PdfMake.Name("XObject")), ("Subtype", PdfMake.Name("Form")), ("BBox", PdfMake.Numbers(0, 0, 595, 842)),
                ("Resources", PdfMake.Dictionary(("Font", PdfMake.Dictionary(("Helv", font)))))),
            Encoding.ASCII.GetBytes("1 g 0 0 595 842 re f 0 g " + Amount))));
    }

    private static PdfReference Ink(PdfUpdate update) => update.AddStream(PdfDictionary.Empty, "0 g 60 500 400 60 re f"u8);

    private static PdfValue[] Contents(PdfUpdate update, PdfDictionary page) =>
        update.Before.Resolve(page["Contents"]) is PdfArray several ? several.Items : [page["Contents"]!];

    private static PdfReference Annotate(PdfUpdate update, PdfDictionary annotation)
    {
        var (page, added) = (Page(update), update.Add(annotation));
        update.Replace(page.Reference.Number,
            page.Dictionary.With("Annots", PdfMake.Array([.. update.Before.Items(page.Dictionary["Annots"]), added])));
        return added;
    }

    private static void AddField(PdfUpdate update, PdfReference field) =>
        Form(update, form => form.With("Fields", PdfMake.Array([.. update.Before.Items(form["Fields"]), field])));

    private static void Form(PdfUpdate update, Func<PdfDictionary, PdfDictionary> change)
    {
        var catalog = update.Before.Catalog;
        var form = change(update.Before.Dictionary(catalog["AcroForm"]) ?? PdfMake.Dictionary(("Fields", PdfMake.Array())));
        if (catalog["AcroForm"] is PdfReference reference)
        {
            update.Replace(reference.Number, form);
        }
        else
        {
            update.ReplaceCatalog(catalog.With("AcroForm", form));
        }
    }

    private static void Replace(PdfUpdate update, PdfField field, Func<PdfDictionary, PdfDictionary> change) =>
        update.Replace(field.Reference!.Number, change(field.Dictionary));

    private static void FillDraft(PdfUpdate update, PdfReference? signature, PdfDictionary picture) =>
        Replace(update, Draft(update), field =>
    {
        var filled = field.With("AP", picture);
        return signature is null ? filled : filled.With("V", signature);
    });

    private static void Tree(PdfUpdate update, Func<PdfValue[], PdfValue[]> change)
    {
        var root = (PdfReference)update.Before.Catalog["Pages"]!;
        var tree = update.Before.Dictionary(root)!;
        var kids = change(update.Before.Items(tree["Kids"]));
        update.Replace(root.Number, tree.With("Kids", PdfMake.Array(kids)).With("Count", PdfMake.Number(kids.Length)));
    }
}
