using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Signed PDFs and messages changed afterwards.</summary>
internal static class AttackCases
{
    private static readonly byte[] Text = "Quyết định số 15/QĐ-UBND"u8.ToArray();
    private static readonly Holder Signer = Pki.Province.Signer;

    public static IEnumerable<Case> All => [.. Flipped, .. Appended, .. Wrapped, .. Swapped, .. Messages, .. Cut];

    private static IEnumerable<Case> Flipped =>
    [
        Pdf("flipped: content", Reason.DigestMismatch, pdf => Files.Flip(pdf, pdf.AsSpan().IndexOf("stream"u8) + 20)),
        Pdf("flipped: header", Reason.DigestMismatch, pdf => Files.Flip(pdf, 7)),
        Pdf("flipped: cross-reference table of the signed revision", Reason.DigestMismatch, pdf =>
            Files.Flip(pdf, pdf.AsSpan().LastIndexOf("\nxref\n"u8) + 20)),
        Pdf("flipped: claimed time", Reason.DigestMismatch, pdf => Files.Flip(pdf, pdf.AsSpan().IndexOf("/M (D:2026"u8) + 9)),
        Pdf("flipped: byte range", Reason.ByteRange, pdf => Files.Flip(pdf, pdf.AsSpan().IndexOf("/ByteRange [0 "u8) + 23)),
        Pdf("flipped: signature value", Reason.SignatureBroken, pdf => Files.EditCms(pdf, Files.FlipLast)),
        Pdf("flipped: message digest", Reason.DigestMismatch, pdf => Files.EditCms(pdf, cms =>
            Files.Flip(cms, CmsReader.Read(cms).MessageDigest!))),
        Pdf("flipped: attribute of the signing certificate", Reason.CertificateSwapped, pdf => Files.EditCms(pdf, cms =>
            Files.Flip(cms, SHA256.HashData(Signer.Certificate.RawData)))),
        Pdf("flipped: signer's certificate", Reason.ChainInvalid, pdf => Files.EditCms(pdf, cms => Files.Flip(cms, "Chủ tịch"u8))),
        Pdf("flipped: signer's key", Reason.SignatureBroken, pdf =>
            Files.EditCms(pdf, cms => Files.Flip(cms, Signer.Certificate.PublicKey.EncodedKeyValue.RawData, 60))),
        Pdf("flipped: structure of the message", Reason.Unreadable, pdf => Files.EditCms(pdf, cms => Files.Flip(cms, 4))),
    ];

    private static IEnumerable<Case> Appended =>
    [
        Pdf("appended: page content replaced", Reason.ChangedAfterSigning, pdf => Surgery.Append(pdf, update =>
            Change(update, page => page.With("Contents", update.AddStream(PdfDictionary.Empty, "BT ET"u8))))),
        Pdf("appended: page content hidden", Reason.ChangedAfterSigning, pdf =>
            Surgery.Append(pdf, update => Change(update, page => page.With("Contents", PdfMake.Array())))),
        Pdf("appended: note over the text", Reason.ChangedAfterSigning, pdf =>
            Surgery.Append(pdf, update => Change(update, page => page.With(
            "Annots", new PdfArray([.. update.Before.Items(page["Annots"]), update.Add(Note)]))))),
        Pdf("appended: page added", Reason.ChangedAfterSigning, pdf =>
            Surgery.Append(pdf, update => Tree(update, (root, kids) => [.. kids, update.Add(
            PdfMake.Dictionary(("Type", PdfMake.Name("Page")), ("Parent", root), ("MediaBox", PdfMake.Numbers(0, 0, 595, 842))))]))),
        new("appended: page removed", Verdict.Invalid, Reason.ChangedAfterSigning, async () => Surgery.Append(
            await Files.PdfAsync(Signer, pdf: Samples.Decision()), update => Tree(update, (_, kids) => kids[1..]))),
        new("appended: form value changed", Verdict.Invalid, Reason.ChangedAfterSigning, async () => Surgery.Append(
            await Files.PdfAsync(Signer, pdf: PdfText.WithForm()), update =>
                update.Replace(4, update.Before.Dictionary(PdfMake.Reference(4))!.With("V", PdfMake.Text("900"))))),
        Pdf("appended: signature's field taken out of the form", Reason.ChangedAfterSigning, pdf =>
            Surgery.Append(pdf, update => update.ReplaceCatalog(
            update.Before.Catalog.With("AcroForm", PdfMake.Dictionary(("Fields", PdfMake.Array())))))),
        Pdf("appended: another catalogue", Reason.ChangedAfterSigning, pdf => Surgery.Append(pdf, update => update.ReplaceCatalog(
            update.Before.Catalog.With(
                "OpenAction", PdfMake.Dictionary(("S", PdfMake.Name("JavaScript")), ("JS", PdfMake.Text("app.alert(1)"))))))),
        new("shadow: an object laid ready before signing is brought to light", Verdict.Invalid, Reason.ChangedAfterSigning, ShadowAsync),
        Pdf("appended: bytes behind the end", Reason.ChangedAfterSigning, pdf => [.. pdf, .. "9 0 obj << >> endobj"u8]),
        Pdf("appended: an object that no table lists", Reason.ChangedAfterSigning, pdf => Surgery.Append(pdf, update =>
            update.AddRaw(Surgery.Bytes("<< /X 1 >>\nendobj\n4 0 obj\n<< /X 2 >>")))),
    ];

    private static IEnumerable<Case> Wrapped =>
    [
        Range("byte range starts behind the header", range => [8, range[1] - 8, range[2], range[3]]),
        Range("byte range leaves out more than the signature", range => [0, range[1] - 40, range[2], range[3]]),
        Range("byte range leaves out what follows", range => [0, range[1], range[2] + 40, range[3] - 40]),
        Range("byte range ends before the end", range => [0, range[1], range[2], range[3] - 60]),
        Range("byte range ends behind the end", range => [0, range[1], range[2], range[3] + 60]),
        Range("byte range of negative numbers", range => [0, range[1], range[2], -1]),
        Range("byte range over the signature itself", range => [0, range[2], range[2], range[3]]),
        Range("byte range of nothing", _ => [0, 0, 0, 0]),
        Pdf("second /Contents in the signature", Reason.ByteRange, pdf =>
            Surgery.Replace(pdf, " /Filter /Adobe.PPKLite", " /Contents <3000>      ")),
        Pdf("moved byte range: content put into the gap", Reason.ByteRange, MovedRange),
        new("the signature of another file", Verdict.Invalid, Reason.DigestMismatch, async () =>
        {
            var cms = PdfSignatureReader.Read(await Files.BasicAsync()).Items[0].Cms;
            return Files.EditCms(await Files.PdfAsync(Signer, pdf: Samples.Decision()), _ => cms);
        }),
        new("second signature over a changed first", Verdict.Invalid, Reason.DigestMismatch, async () =>
            await Files.PdfAsync(
                Pki.Elliptic.Signer, pdf: Files.Flip(await Files.BasicAsync(), Files.Page.AsSpan().IndexOf("stream"u8) + 20))),
    ];

    private static IEnumerable<Case> Swapped =>
    [
        Pdf("swapped certificate: same name, other key", Reason.SignatureBroken, pdf => Files.EditCms(pdf, cms => OtherCms.WithCertificates(
            cms, [Pki.Province.Issue(serial: Serial).Certificate, Pki.Province.Issuing.Certificate]))),
        Pdf("swapped certificate: same key, other name", Reason.CertificateSwapped, pdf =>
            Files.EditCms(pdf, cms => OtherCms.WithCertificates(
            cms, [
                Pki.Province.Issue(serial: Serial, key: Signer.Key, name: "Trần Văn Đức").Certificate, Pki.Province.Issuing.Certificate]))),
        Pdf("no certificate of the signer", Reason.NoCertificate,
            pdf => Files.EditCms(pdf, cms => OtherCms.WithCertificates(cms, [Pki.Province.Issuing.Certificate])), Verdict.Indeterminate),
        new("thousands of certificates", Verdict.Invalid, Reason.Unreadable, ManyCertificatesAsync),
    ];

    private static IEnumerable<Case> Messages =>
    [
        Message("CMS detached over other content", Verdict.Invalid, Reason.DigestMismatch, cms => cms) with { Content = [.. Text, 0x20] },
        Message("CMS detached without its content", Verdict.Indeterminate, Reason.ContentMissing, cms => cms),
        Message("CMS detached, flipped value", Verdict.Invalid, Reason.SignatureBroken, Files.FlipLast) with { Content = Text },
        Message("CMS cut", Verdict.Invalid, Reason.Unreadable, cms => cms[..^100]) with { Content = Text },
        Message("CMS that is empty", Verdict.Invalid, Reason.Unreadable, _ => []) with { Content = Text },
        new("CMS attached with a flipped content byte", Verdict.Invalid, Reason.DigestMismatch, () =>
            Files.Flip(OtherCms.Sign(Text, Signer, isDetached: false), "QĐ-UBND"u8)),
        new("CMS of unlimited depth", Verdict.Invalid, Reason.Unreadable, () =>
            [.. OtherCms.Sign(Text, Signer)[..15], .. Enumerable.Repeat(new byte[] { 0x30, 0x80 }, 100_000).SelectMany(part => part)]),
        new("CMS with thousands of certificates", Verdict.Indeterminate, Reason.NotSupported, () =>
            OtherCms.WithCertificates(OtherCms.Sign(Text, Signer), Enumerable.Repeat(Pki.Elliptic.Issuing.Certificate, 5000))),
    ];

    private static IEnumerable<Case> Cut =>
    [
        Pdf("cut: last byte of the end mark", Reason.Unreadable, pdf => pdf[..^3]),
        Pdf("cut: before the cross-references", Reason.ByteRange, pdf => pdf[..pdf.AsSpan().LastIndexOf("\nxref\n"u8)]),
        Pdf("cut: inside the signature", Reason.Unreadable, pdf => pdf[..(pdf.AsSpan().IndexOf("/ByteRange"u8) + 2000)]),
        Pdf("cut: before the signature", null, pdf => pdf[..(pdf.AsSpan().IndexOf("/ByteRange"u8) - 10)], Verdict.None),
        new("cut: inside the second signature", Verdict.Invalid, Reason.ChangedAfterSigning, async () => (await Files.TwoAsync())[..^2000]),
    ];

    private static byte[] Serial => Signer.Certificate.SerialNumberBytes.ToArray();

    private static PdfDictionary Note => PdfMake.Dictionary(
        ("Type", PdfMake.Name("Annot")), ("Subtype", PdfMake.Name("FreeText")), ("Rect", PdfMake.Numbers(0, 700, 595, 842)));

    private static void Change(PdfUpdate update, Func<PdfDictionary, PdfDictionary> change)
    {
        var page = PdfPages.All(update.Before)[0];
        update.Replace(page.Reference.Number, change(page.Dictionary));
    }

    private static void Tree(PdfUpdate update, Func<PdfReference, PdfValue[], PdfValue[]> change)
    {
        var root = (PdfReference)update.Before.Catalog["Pages"]!;
        var tree = update.Before.Dictionary(root)!;
        update.Replace(root.Number, tree.With("Kids", new PdfArray(change(root, update.Before.Items(tree["Kids"])))));
    }

    private static async Task<byte[]> ShadowAsync()
    {
        var hidden = 0;
        var laid = Surgery.Append(Files.Page, update => hidden = update.AddStream(PdfDictionary.Empty, "BT (900) Tj ET"u8).Number);
        return Surgery.Append(await Files.PdfAsync(Signer, pdf: laid), update =>
            Change(update, page => page.With("Contents", PdfMake.Reference(hidden))));
    }

    // The tail is pushed behind a cross-reference table of the attacker's, which stands where the tail says; the range is bent after it.
    private static byte[] MovedRange(byte[] pdf)
    {
        var (range, end) = (Signed.RangeOf(pdf), pdf.AsSpan().LastIndexOf("startxref"u8));
        return [.. Ranged(pdf, [0, range[1], end, range[3]])[..end], .. pdf[range[2]..]];
    }

    private static byte[] Ranged(byte[] pdf, int[] range)
    {
        var (old, now) = (Signed.RangeOf(pdf), $"[{string.Join(' ', range)}]");
        var text = string.Create(CultureInfo.InvariantCulture, $"[0 {old[1]:D10} {old[2]:D10} {old[3]:D10}]");
        return Surgery.Replace(pdf, text, now.PadRight(text.Length));
    }

    /// <summary>5000 certificates do not fit into the room we leave, so the file is one of a careless or hostile maker.</summary>
    private static async Task<byte[]> ManyCertificatesAsync()
    {
        var pdf = await Files.BasicAsync();
        var cms = OtherCms.WithCertificates(
            PdfSignatureReader.Read(pdf).Items[0].Cms, Enumerable.Repeat(Pki.Elliptic.Issuing.Certificate, 5000));
        var range = Signed.RangeOf(pdf);
        return [.. pdf[..range[1]], .. Encoding.ASCII.GetBytes($"<{Convert.ToHexString(cms)}>"), .. pdf[range[2]..]];
    }

    private static Case Pdf(string name, string? reason, Func<byte[], byte[]> change, Verdict verdict = Verdict.Invalid) =>
        new(name, verdict, reason, async () => change(await Files.BasicAsync()));

    private static Case Range(string name, Func<int[], int[]> change) =>
        Pdf(name, Reason.ByteRange, pdf => Ranged(pdf, change(Signed.RangeOf(pdf))));

    private static Case Message(string name, Verdict verdict, string reason, Func<byte[], byte[]> change) =>
        new(name, verdict, reason, async () => change(await CmsSignature.SignAsync(SHA256.HashData(Text), Signer, null, default)));
}
