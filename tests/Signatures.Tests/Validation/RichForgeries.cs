using System.Globalization;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>
/// A signed paper with all that a page leads to – fonts, pictures, layers, a form, attachments, what pages inherit – and each of these
/// exchanged under its own number, so that not one entry of the page itself changes.
/// </summary>
internal static class RichForgeries
{
    private const int Catalog = 1, PagesNode = 2, SecondPage = 4, Resources = 5, Content = 6, Font = 8, Widths = 9, Encoding = 10,
    ToUnicode = 11;
    private const int Form = 12, Image = 13, State = 14, Layer = 15, Space = 16, Tint = 17, Field = 18, FieldPicture = 19, Link = 20,
    Names = 21;
    private const int Labels = 22, Preferences = 23, Bookmark = 25, Layers = 26, FileOf = 27, Attached = 28, FieldValue = 29, Layout = 30;

    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    public static IReadOnlyDictionary<string, Action<PdfUpdate>> All { get; } = new Dictionary<string, Action<PdfUpdate>>
    {
        ["content under its own number"] = update =>
            update.Replace(Content, update.AddStream(PdfDictionary.Empty, "0 g 60 500 400 60 re f"u8)),
        ["font: another one"] = Entry(Font, "BaseFont", PdfMake.Name("ZapfDingbats")),
        ["font: other widths"] = update => update.Replace(Widths, PdfMake.Numbers([.. Enumerable.Repeat(0d, 10)])),
        ["font: digits exchanged in the encoding"] =
            Entry(Encoding, "Differences", PdfMake.Array(PdfMake.Number(53), PdfMake.Name("nine"))),
        ["font: what is copied reads otherwise"] = Stream(ToUnicode, PdfDictionary.Empty, "1 beginbfchar <35> <0039> endbfchar"),
        ["font: drawn by its own procedures"] = update => update.Replace(Font, PdfMake.Dictionary(
            ("Type", PdfMake.Name("Font")), ("Subtype", PdfMake.Name("Type3")), ("CharProcs", PdfMake.Dictionary()))),
        ["form: other content"] = Stream(Form, FormDictionary, "1 g 0 0 500 500 re f"),
        ["form: moved away"] = Entry(Form, "Matrix", PdfMake.Numbers(1, 0, 0, 1, 9000, 0)),
        ["form: cut off"] = Entry(Form, "BBox", PdfMake.Numbers(0, 0, 1, 1)),
        ["form: on a layer"] = Entry(Form, "OC", PdfMake.Reference(Layer)),
        ["picture: other pixels"] = Stream(Image, ImageDictionary, "\u00ff\u00ff\u00ff\u00ff"),
        ["picture: turned to its negative"] = Entry(Image, "Decode", PdfMake.Numbers(1, 0)),
        ["picture: made see-through"] = Entry(Image, "SMask", PdfMake.Reference(Image)),
        ["state: invisible ink"] = Entry(State, "ca", PdfMake.Number(0)),
        ["colour: paper white"] = Entry(Tint, "C1", PdfMake.Numbers(1)),
        ["colour: another space"] = update => update.Replace(Space, PdfMake.Name("Pattern")),
        ["resources: a name for another picture"] =
            Entry(Resources, "XObject", PdfMake.Dictionary(("Fm", PdfMake.Reference(FieldPicture)))),
        ["layer: switched off"] = Entry(Layout, "OFF", PdfMake.Array(PdfMake.Reference(Layer))),
        ["layer: not printed"] =
            Entry(Layer, "Usage", PdfMake.Dictionary(("Print", PdfMake.Dictionary(("PrintState", PdfMake.Name("OFF")))))),
        ["layers: a second layout"] = Entry(Layers, "Configs", PdfMake.Array(PdfMake.Dictionary())),
        ["inherited: resources"] = Entry(PagesNode, "Resources", PdfMake.Dictionary()),
        ["inherited: turned"] = Entry(PagesNode, "Rotate", PdfMake.Number(180)),
        ["inherited: cropped"] = Entry(PagesNode, "CropBox", PdfMake.Numbers(0, 0, 100, 100)),
        ["inherited: larger"] = Entry(PagesNode, "MediaBox", PdfMake.Numbers(0, 0, 5000, 5000)),
        ["inherited: from another parent"] = update => update.Replace(SecondPage, Of(update, SecondPage).With(
            "Parent", update.Add(Of(update, PagesNode).With("Rotate", PdfMake.Number(180))))),
        ["pages: in another order"] = update => update.Replace(PagesNode, Of(update, PagesNode).With(
            "Kids", PdfMake.Array([.. update.Before.Items(Of(update, PagesNode)["Kids"]).Reverse()]))),
        ["pages: one put into a branch of its own"] = update => update.Replace(PagesNode, Of(update, PagesNode).With("Kids", PdfMake.Array(
            PdfMake.Reference(3), update.Add(PdfMake.Dictionary(
                ("Type", PdfMake.Name("Pages")), ("Count", PdfMake.Number(1)), ("Rotate", PdfMake.Number(180)),
                ("Kids", PdfMake.Array(PdfMake.Reference(SecondPage)))))))),
        ["pages: one no longer called a page"] = Entry(SecondPage, "Type", PdfMake.Name("Template")),
        ["field: its value under its own number"] = update => update.Replace(FieldValue, PdfMake.Text("900")),
        ["field: its picture under its own number"] = Stream(FieldPicture, FormDictionary, "1 g 0 0 500 500 re f"),
        ["field: a script that computes it"] =
            Entry(Field, "AA", PdfMake.Dictionary(("C", PdfMake.Dictionary(("S", PdfMake.Name("JavaScript")))))),
        ["field: shown as a password"] = Entry(Field, "Ff", PdfMake.Number(8192)),
        ["field: hidden"] = Entry(Field, "F", PdfMake.Number(2)),
        ["field: drawn with another font"] = Entry(Field, "DA", PdfMake.Text("/ZaDb 0 Tf")),
        ["link: to another place"] =
            Entry(Link, "A", PdfMake.Dictionary(("S", PdfMake.Name("URI")), ("URI", PdfMake.Text("http://example.org")))),
        ["link: made a picture"] = Entry(Link, "Subtype", PdfMake.Name("Stamp")),
        ["names: a destination"] =
            Entry(Names, "Dests", PdfMake.Dictionary(("Names", PdfMake.Array(PdfMake.Text("b"), PdfMake.Array(PdfMake.Reference(3)))))),
        ["names: a page drawn by a script"] = Entry(Names, "Templates", PdfMake.Dictionary(("Names", PdfMake.Array()))),
        ["attachment: other bytes"] = Stream(Attached, PdfDictionary.Empty, "90"),
        ["attachment: another name"] = Entry(FileOf, "F", PdfMake.Text("khac.pdf")),
        ["labels of pages"] = Entry(Labels, "Nums", PdfMake.Array(PdfMake.Number(0), PdfMake.Dictionary(("S", PdfMake.Name("r"))))),
        ["preferences: read from right to left"] = Entry(Preferences, "Direction", PdfMake.Name("R2L")),
        ["bookmark: another title"] = Entry(Bookmark, "Title", PdfMake.Text("50.000.000")),
        ["catalogue: in its place"] = update => update.Replace(Catalog, Of(update, Catalog).With("Threads", PdfMake.Array())),
        ["catalogue: colours of the press"] =
            Entry(Catalog, "OutputIntents", PdfMake.Array(PdfMake.Dictionary(("S", PdfMake.Name("GTS_PDFX"))))),
        ["catalogue: what a reader must be able to do"] =
            Entry(Catalog, "Requirements", PdfMake.Array(PdfMake.Dictionary(("S", PdfMake.Name("EnableJavaScripts"))))),
        ["form: the order of computing"] = InForm("CO", PdfMake.Array(PdfMake.Reference(Field))),
        ["form: where text stands"] = InForm("Q", PdfMake.Number(2)),
        ["form: one signature for two"] = FieldsOf(fields => [fields[0], fields[1], fields[1]]),
        ["form: fields two levels down"] = update =>
            FieldsOf(fields => [update.Add(PdfMake.Dictionary(("T", PdfMake.Text("a")), ("Kids", PdfMake.Array(fields))))])(update),
    };

    public static Task<byte[]> PaperAsync() => Made.Value;

    private static PdfDictionary FormDictionary => PdfMake.Dictionary(
        ("Type", PdfMake.Name("XObject")), ("Subtype", PdfMake.Name("Form")), ("BBox", PdfMake.Numbers(0, 0, 500, 500)));

    private static PdfDictionary ImageDictionary => PdfMake.Dictionary(
        ("Type", PdfMake.Name("XObject")), ("Subtype", PdfMake.Name("Image")), ("Width", PdfMake.Number(2)), ("Height", PdfMake.Number(2)),
        ("BitsPerComponent", PdfMake.Number(8)), ("ColorSpace", PdfMake.Name("DeviceGray")));

    private static async Task<byte[]> MakeAsync()
    {
        const string Drawing = "/GS gs BT /F1 40 Tf 60 600 Td (50 000) Tj ET /Fm Do q 100 0 0 100 60 300 cm /Im Do Q "
            + "/OC /OC BDC 300 300 50 50 re f EMC /CS cs 0.8 sc 400 300 50 50 re f";
        var paper = PdfText.File(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [18 0 R] >> /Names 21 0 R /PageLabels 22 0 R /ViewerPreferences 23 0 R /Outlines 24 0 R /OCProperties 26 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] /Rotate 0 /Resources 5 0 R >>",
            "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Annots [18 0 R 20 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /Contents 7 0 R >>",
            "<< /Font << /F1 8 0 R >> /XObject << /Fm 12 0 R /Im 13 0 R >> /ExtGState << /GS 14 0 R >> /Properties << /OC 15 0 R >> /ColorSpace << /CS 16 0 R >> >>",
            Written("", Drawing), Written("", "60 500 400 60 re f"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 48 /LastChar 57 /Widths 9 0 R /Encoding 10 0 R /ToUnicode 11 0 R >>",
            "[556 556 556 556 556 556 556 556 556 556]", "<< /Type /Encoding /Differences [53 /five] >>",
            Written("", "1 beginbfchar <35> <0035> endbfchar"),
            Written("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "60 400 100 20 re f"),
            Written("/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", "abcd"),
            "<< /Type /ExtGState /ca 1 >>", "<< /Type /OCG /Name (Lop) >>", "[/Separation /Muc /DeviceGray 17 0 R]",
            "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So tien) /V 29 0 R /DA (/F1 12 Tf) /Rect [300 600 400 650] /P 3 0 R /F 4 /AP << /N 19 0 R >> >>",
            Written("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "0 g 0 0 20 20 re f"),
            "<< /Type /Annot /Subtype /Link /Rect [10 10 50 50] /A << /S /URI /URI (https://xa.example) >> >>",
            "<< /EmbeddedFiles << /Names [(a) 27 0 R] >> >>", "<< /Nums [0 << /S /D >>] >>", "<< /Direction /L2R >>",
            "<< /Type /Outlines /First 25 0 R /Last 25 0 R /Count 1 >>", "<< /Title (50.000) /Parent 24 0 R /Dest [3 0 R /Fit] >>",
            "<< /OCGs [15 0 R] /D 30 0 R >>", "<< /Type /Filespec /F (a.txt) /EF << /F 28 0 R >> >>",
            Written("/Type /EmbeddedFile", "50"), "(50)",
            "<< /ON [15 0 R] >>");
        var leader = await PdfSigning.SignAsync(paper, Signed.Person with { SignedAt = Pki.SignedAt }, Pki.Province.Signer, null, default);
        return await PdfSigning.SignAsync(leader, Signed.Agency with { SignedAt = Pki.SignedAt }, Pki.Elliptic.Signer, null, default);
    }

    private static string Written(string entries, string data) =>
        string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {data.Length} >>\nstream\n{data}\nendstream");

    private static PdfDictionary Of(PdfUpdate update, int number) => update.Before.Dictionary(PdfMake.Reference(number))!;

    /// <summary>One entry of an object; a stream keeps its data.</summary>
    private static Action<PdfUpdate> Entry(int number, string key, PdfValue value) => update =>
    {
        var changed = Of(update, number).With(key, value);
        if (update.Before.Resolve(PdfMake.Reference(number)) is PdfStream stream)
        {
            var (start, length) = update.Before.Extent(stream);
            update.Replace(number, update.AddStream(changed, update.Before.File.Bytes.AsSpan(start, length)));
        }
        else
        {
            update.Replace(number, changed);
        }
    };

    private static Action<PdfUpdate> Stream(int number, PdfDictionary dictionary, string data) =>
        update => update.Replace(number, update.AddStream(dictionary, Surgery.Bytes(data)));

    private static Action<PdfUpdate> InForm(string key, PdfValue value) => update => update.ReplaceCatalog(update.Before.Catalog.With(
        "AcroForm", update.Before.Dictionary(update.Before.Catalog["AcroForm"])!.With(key, value)));

    private static Action<PdfUpdate> FieldsOf(Func<PdfValue[], PdfValue[]> change) => update => InForm(
        "Fields", PdfMake.Array(change(update.Before.Items(update.Before.Dictionary(update.Before.Catalog["AcroForm"])!["Fields"]))))(
            update);
}
