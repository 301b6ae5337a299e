using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>What a signer allowed afterwards (DocMDP, FieldMDP, the lock of a field), whoever signs later.</summary>
public sealed class PermissionTests
{
    private static string Certified(int level) =>
        "/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P LEVEL >> /Data 1 0 R >>]".Replace("LEVEL", $"{level}", StringComparison.Ordinal);
    private static string Locked(string action, string fields) =>
        $"/Reference [<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /V /1.2 /Action /{action} /Fields [{fields}] >> /Data 1 0 R >>]";

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_certified_paper_that_may_be_signed_may_be_signed(int level)
    {
        var report = await SignAgainAsync(await CertifiedAsync(level));

        Assert.All(report.Signatures, check => Assert.Equal((Verdict.Valid, false), (check.Verdict, check.ModifiedAfter)));
    }

    [Fact]
    public async Task Signing_a_closed_paper_is_a_change()
    {
        var report = await SignAgainAsync(await CertifiedAsync(1));

        AssertNotPermitted(report);
    }

    [Fact]
    public async Task A_closed_paper_may_be_archived()
    {
        var archived = await Files.ArchivedAsync(
            await CertifiedAsync(1), XaDienTu.Signatures.Revocation.ValidationData.Empty, Pki.Province.StampsAt(Pki.SignedAt));

        var report = await SignatureValidator.ValidateAsync(archived, Pki.Policy(), default);

        Assert.All(report.Signatures, check => Assert.Equal((Verdict.Valid, false), (check.Verdict, check.ModifiedAfter)));
    }

    [Theory]
    [InlineData("All", "", true)]
    [InlineData("Include", "(Signature2)", true)]
    [InlineData("Include", "(Signature)", false)]
    [InlineData("Include", "(Other)", false)]
    [InlineData("Exclude", "(Signature2)", false)]
    [InlineData("Exclude", "(Other)", true)]
    public async Task A_locked_field_may_not_be_signed(string action, string fields, bool isLocked)
    {
        var report = await SignAgainAsync(await FirstAsync(Locked(action, fields)));

        if (isLocked)
        {
            AssertNotPermitted(report);
        }
        else
        {
            Assert.All(report.Signatures, check => Assert.Equal(Verdict.Valid, check.Verdict));
        }
    }

    [Fact]
    public async Task A_lock_laid_ready_in_the_field_holds_too()
    {
        var draft = Surgery.Append(Files.Page, update =>
        {
            var page = PdfPages.All(update.Before)[0];
            var field = update.Add(Surgery.Widget(page, "Own").With("Rect", PdfMake.Numbers(0, 0, 0, 0))
                .With("Lock", PdfMake.Dictionary(("Type", PdfMake.Name("SigFieldLock")), ("Action", PdfMake.Name("All")))));
            update.Replace(page.Reference.Number, page.Dictionary.With("Annots", PdfMake.Array(field)));
            update.ReplaceCatalog(update.Before.Catalog.With("AcroForm", PdfMake.Dictionary(("Fields", PdfMake.Array(field)))));
        });
        var first = await PdfSigning.SignAsync(draft, Files.Request with { FieldName = "Own" }, Pki.Province.Signer, null, default);

        AssertNotPermitted(await SignAgainAsync(first));
    }

    private static void AssertNotPermitted(ValidationReport report)
    {
        Assert.Equal((Verdict.Invalid, true), (report.Signatures[0].Verdict, report.Signatures[0].ModifiedAfter));
        Assert.Contains(PdfChanges.NotPermitted, report.Signatures[0].LaterChanges);
    }

    private static Task<byte[]> CertifiedAsync(int level) => FirstAsync(Certified(level));

    /// <summary>As other programs write it: the reference leads back to the catalogue. It takes the room of a reason.</summary>
    private static async Task<byte[]> FirstAsync(string reference)
    {
        var prepared = PdfSigning.Prepare(Files.Page, Files.Request with { Reason = new string('x', reference.Length) });
        var root = ((PdfReference)new PdfRevision(new PdfFile(prepared.Bytes), prepared.Bytes.Length).Trailer["Root"]!).Number;
        var text = Encoding.Latin1.GetString(prepared.Bytes);
        var at = text.IndexOf("/Reason ", StringComparison.Ordinal);
        var end = text.IndexOf(" >>", at, StringComparison.Ordinal);
        var put = reference.Replace("/Data 1 0 R", $"/Data {root} 0 R", StringComparison.Ordinal).PadRight(end - at);
        return await SignedAsync(
            Encoding.Latin1.GetBytes(text[..at] + put + text[end..]), prepared.GapStart, prepared.GapLength, Pki.Province.Signer);
    }

    private static async Task<ValidationReport> SignAgainAsync(byte[] first) =>
        await SignatureValidator.ValidateAsync(await OverAsync(first), Pki.Policy(), default);

    /// <summary>A second signature by a program that asks for nobody's leave.</summary>
    private static async Task<byte[]> OverAsync(byte[] first)
    {
        const int Room = 16_000;
        const string Range = "[0 0000000000 0000000000 0000000000]";
        var update = new PdfUpdate(first);
        var value =
            $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange {Range} /Contents <{new string('0', Room)}> >>";
        var signature = update.AddRaw(Surgery.Bytes(value));
        PdfWidgets.AddField(update, "Signature2", signature, shown: null);
        var bytes = update.ToBytes();
        var start = update.OffsetOf(signature) + value.IndexOf("<0", StringComparison.Ordinal);
        var length = Room + 2;
        Encoding.ASCII.GetBytes(FormattableString.Invariant($"[0 {start:D10} {start + length:D10} {bytes.Length - start - length:D10}]"))
            .CopyTo(bytes, update.OffsetOf(signature) + value.IndexOf(Range, StringComparison.Ordinal));
        return await SignedAsync(bytes, start, length, Pki.Elliptic.Signer);
    }

    private static async Task<byte[]> SignedAsync(byte[] bytes, int start, int length, Holder signer)
    {
        var prepared = new PreparedPdf(bytes, start, length);
        return prepared.Complete(await CmsSignature.SignAsync(prepared.ContentHash(), signer, null, default));
    }

    /// <summary>“Evil annotation”: at the third level a note may be added, and may lie on the words.</summary>
    [Theory]
    [InlineData(1, "FreeText")]
    [InlineData(2, "Stamp")]
    [InlineData(3, "FreeText")]
    [InlineData(3, "Redact")]
    public async Task A_note_over_a_certified_paper_is_a_change(int level, string subtype)
    {
        var forged = Surgery.Append(await CertifiedAsync(level), update =>
        {
            var page = PdfPages.All(update.Before)[0];
            var note = update.Add(Surgery.Widget(page, "N").With("Subtype", PdfMake.Name(subtype)));
            update.Replace(page.Reference.Number,
                page.Dictionary.With("Annots", PdfMake.Array([.. update.Before.Items(page.Dictionary["Annots"]), note])));
        });

        var report = await SignatureValidator.ValidateAsync(forged, Pki.Policy(), default);

        Assert.Equal((Verdict.Invalid, true), (report.Verdict, report.Signatures[0].ModifiedAfter));
    }

    /// <summary>“Sneaky signature”: the picture of a signature of nobody lies on the words of a certified paper.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_strangers_picture_over_a_certified_paper_leaves_nothing_valid(int level)
    {
        var forged = await OtherWriter.SignAsync(
            await CertifiedAsync(level), Pki.Stranger.Signer, field => field.With("Rect", PdfMake.Numbers(0, 0, 595, 842)), (_, _) => []);

        var report = await SignatureValidator.ValidateAsync(forged, Pki.Policy(), default);

        Assert.All(report.Signatures, check => Assert.NotEqual(Verdict.Valid, check.Verdict));
    }

    [Theory]
    [InlineData("All", "")]
    [InlineData("Include", "(Signature2)")]
    public async Task We_do_not_sign_where_it_would_break_what_is_signed(string action, string fields)
    {
        var first = await FirstAsync(Locked(action, fields));

        Assert.Equal("pdf-certified", Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(first, Files.Request)).Code);
    }

    [Fact]
    public async Task Nor_over_a_paper_that_is_closed()
    {
        var first = await CertifiedAsync(1);

        Assert.Equal("pdf-certified", Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(first, Files.Request)).Code);
    }
}
