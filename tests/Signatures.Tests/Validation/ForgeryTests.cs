using SkiaSharp;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>What is valid looks as it did when it was signed: told by two readers from outside, page by page.</summary>
public sealed class ForgeryTests
{
    /// <summary>A corpus whose forgeries nobody sees would prove nothing.</summary>
    private const int LeastSeen = 60;

    public static TheoryData<string> Names => [.. ForgedFiles.All.Keys];

    public static TheoryData<string> ValidPdfs =>
        [.. CorpusTests.PdfNames.Where(name => CorpusTests.Cases[name] is { Verdict: Verdict.Valid, Content: null })];

    [Fact]
    public async Task The_result_itself_is_valid()
    {
        var report = await JudgeAsync(await ForgedFiles.ResultAsync());

        Assert.Equal(2, report.Signatures.Count);
        Assert.All(report.Signatures, check => Assert.Equal((Verdict.Valid, false), (check.Verdict, check.ModifiedAfter)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_forgery_is_valid(string name)
    {
        var forged = Surgery.Append(await ForgedFiles.ResultAsync(), ForgedFiles.All[name]);

        var report = await JudgeAsync(forged);

        Assert.Equal(Verdict.Invalid, report.Verdict);
        Assert.All(report.Signatures, check => Assert.True(check.Verdict is Verdict.Invalid, $"{check.Signer?.Name}: {check.Verdict}"));
    }

    /// <summary>Put in between: whoever signs next answers for what he adds, and not for what was changed before.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nor_is_one_that_somebody_signs_over(string name)
    {
        byte[] signed;
        try
        {
            signed = await PdfSigning.SignAsync(
                Surgery.Append(await ForgedFiles.ResultAsync(), ForgedFiles.All[name]),
                Signed.Person with { SignedAt = Pki.SignedAt, FieldName = "Last" },
                Pki.Province.Signer, null, default);
        }
        catch (Exception refused) when (refused is SignatureFormatException or ArgumentException)
        {
            // Not even to be signed again.
            return;
        }

        var report = await JudgeAsync(signed);

        Assert.All(report.Signatures.SkipLast(1), check => Assert.Equal(Verdict.Invalid, check.Verdict));
    }

    /// <summary>A picture laid ready under the number that the next signature will have.</summary>
    [Fact]
    public async Task A_picture_for_a_signature_to_come_is_a_change()
    {
        var leader = await PdfSigning.SignAsync(
            ForgedFiles.Drafted(), Signed.Person with { SignedAt = Pki.SignedAt }, Pki.Province.Signer, null, default);
        var laid = Surgery.Append(leader, update => ForgedFiles.LayReady(update));
        var signed = await PdfSigning.SignAsync(laid, Files.Request, Pki.Elliptic.Signer, null, default);

        var report = await JudgeAsync(signed);

        Assert.Equal((Verdict.Invalid, true), (report.Signatures[0].Verdict, report.Signatures[0].ModifiedAfter));
    }

    [Fact]
    public async Task Most_forgeries_are_seen_by_readers()
    {
        Tools.Need("pdftoppm");
        Tools.Need("mutool");
        var result = await ForgedFiles.ResultAsync();
        var (poppler, muPdf) = (Rendered.ByPoppler(result), Rendered.ByMuPdf(result));
        var seen = ForgedFiles.All.Count(one =>
        {
            var forged = Surgery.Append(result, one.Value);
            return Rendered.Differ(poppler, Rendered.ByPoppler(forged), []) || Rendered.Differ(muPdf, Rendered.ByMuPdf(forged), []);
        });

        Assert.InRange(seen, LeastSeen, ForgedFiles.All.Count);
    }

    /// <summary>Each signed revision against the whole file: nothing but new signatures' own places may look different.</summary>
    [Theory]
    [MemberData(nameof(ValidPdfs))]
    public async Task What_is_valid_looks_as_it_was_signed(string name)
    {
        Tools.Need("pdftoppm");
        Tools.Need("mutool");
        var file = await CorpusTests.Cases[name].Make();
        var last = new PdfRevision(new PdfFile(file), file.Length);
        var (poppler, muPdf) = (Rendered.ByPoppler(file), Rendered.ByMuPdf(file));
        foreach (var signature in PdfSignatureReader.Read(file).Items.Where(item => !item.CoversWholeFile))
        {
            var range =
                Signed.RangeOf(file, PdfSignatureReader.Read(file).Items.ToList().FindIndex(item => item.FieldName == signature.FieldName));
            var signed = file[..(range[2] + range[3])];
            var places = PlacesOf(last, signature.FieldName!);

            Assert.False(Rendered.Differ(Rendered.ByPoppler(signed), poppler, places), "Poppler shows something else");
            Assert.False(Rendered.Differ(Rendered.ByMuPdf(signed), muPdf, places), "MuPDF shows something else");
        }
    }

    private static List<(int, SKRect)> PlacesOf(PdfRevision last, string but)
    {
        var pages = PdfPages.All(last);
        return
        [
            .. PdfFields.Signatures(last).Where(field => field.Name != but).Select(field => PdfFields.Shown(field, last, pages))
            .OfType<(int Page, PdfRectangle At)>()
                .Select(shown => (shown.Page, new SKRect(
                    (float)shown.At.Left - 2, (float)shown.At.Bottom - 2, (float)(shown.At.Left + shown.At.Width) + 2,
                    (float)(shown.At.Bottom + shown.At.Height) + 2))),
        ];
    }

    private static Task<ValidationReport> JudgeAsync(byte[] file) => SignatureValidator.ValidateAsync(file, Pki.Policy(), default);
}
