using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>A signing program of somebody else: an invisible field, and beside it whatever the program thinks that belongs to it.</summary>
internal static class OtherWriter
{
    private const int Room = 16_000;
    private const string Range = "[0 0000000000 0000000000 0000000000]";

    /// <param name="widget">The entries of the new field beyond the common ones.</param>
    /// <param name="beside">Told the new field; what it answers with is added to the page.</param>
    public static async Task<byte[]> SignAsync(
        byte[] pdf, Holder signer, Func<PdfDictionary, PdfDictionary> widget,
        Func<PdfUpdate, PdfReference, (string Key, PdfValue Value)[]> beside)
    {
        var update = new PdfUpdate(pdf);
        var value = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
            + $"/ByteRange {Range} /Contents <{new string('0', Room)}> >>";
        var signature = update.AddRaw(Surgery.Bytes(value));
        var page = PdfPages.All(update.Before)[0];
        var field = update.Add(widget(Surgery.Widget(page, "Other").With("Rect", PdfMake.Numbers(0, 0, 0, 0)).With("V", signature)));
        var changed = beside(update, field).Aggregate(page.Dictionary, (dictionary, entry) => dictionary.With(entry.Key, entry.Value));
        update.Replace(page.Reference.Number, changed.With("Annots", PdfMake.Array([.. update.Before.Items(changed["Annots"]), field])));
        return await CompleteAsync(update, signature, value, signer);
    }

    private static async Task<byte[]> CompleteAsync(PdfUpdate update, PdfReference signature, string value, Holder signer)
    {
        var bytes = update.ToBytes();
        var start = update.OffsetOf(signature) + value.IndexOf("<0", StringComparison.Ordinal);
        var length = Room + 2;
        Encoding.ASCII.GetBytes(FormattableString.Invariant($"[0 {start:D10} {start + length:D10} {bytes.Length - start - length:D10}]"))
            .CopyTo(bytes, update.OffsetOf(signature) + value.IndexOf(Range, StringComparison.Ordinal));
        var prepared = new PreparedPdf(bytes, start, length);
        return prepared.Complete(await CmsSignature.SignAsync(prepared.ContentHash(), signer, null, default));
    }
}
