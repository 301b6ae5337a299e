using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signatures.Xml;
using XaDienTu.Signing;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>What a file may cost, counted in bytes and not in seconds, and that nobody works for a client that left.</summary>
public sealed class CostTests
{
    private const int Size = 8_000_000;

    [Fact]
    public async Task A_hundred_signatures_over_the_whole_file_are_hashed_within_a_budget_and_the_rest_is_not_judged()
    {
        var file = await FileAsync("0 4000000 4000000 4000000");

        var (found, checks) = await JudgeAsync(file);

        Assert.Equal(100, checks.Count);
        Assert.InRange(found.BytesHashed, Size, (8L * file.Length) + (16 * 1024 * 1024));
        Assert.Contains(checks, check => check.Reasons.Contains(Reason.DigestMismatch));
        Assert.Contains(checks, check => check.Reasons.Contains(Reason.TooMuchToHash) && !check.Reasons.Contains(Reason.DigestMismatch));
        Assert.All(checks, check => Assert.False(check.Integrity));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(32)]
    public async Task A_byte_range_of_other_than_two_pairs_is_refused_unhashed(int numbers)
    {
        var (found, checks) =
            await JudgeAsync(await FileAsync(string.Join(' ', Enumerable.Range(0, numbers).Select(at => at % 2 == 0 ? 0 : Size))));

        Assert.Equal(0, found.BytesHashed);
        Assert.All(checks, check => Assert.Contains(Reason.ByteRange, check.Reasons));
        Assert.All(checks, check => Assert.DoesNotContain(Reason.DigestMismatch, check.Reasons));
        Assert.All(checks, check => Assert.Equal(Verdict.Invalid, check.Verdict));
    }

    [Fact]
    public void What_is_beyond_the_budget_is_not_called_broken() =>
        Assert.Equal(Verdict.Indeterminate, Reason.VerdictOf([Reason.TooMuchToHash]));

    [Fact]
    public void Certificates_of_all_signatures_together_are_read_within_a_budget()
    {
        var (budget, message) = (new CertificateBudget(), Strangers.Message(60));

        var judged = Enumerable.Range(0, 90).Count(_ => budget.Takes(message));

        Assert.Equal(CertificateBudget.Most / 60, judged);
        Assert.Equal(CertificateBudget.Most, budget.Taken);
    }

    [Fact]
    public async Task Reading_and_hashing_end_when_the_client_has_left()
    {
        using var client = new CancellationTokenSource();
        var found = PdfSignatureReader.Read(await Files.BasicAsync(), client.Token);
        await client.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => found.Items[0].ContentHash(HashAlgorithmName.SHA256));
        var (pdf, xml) =
            (await Files.BasicAsync(), await XadesSigning.SignAsync("<a/>"u8.ToArray(), Pki.Province.Signer, Pki.SignedAt, null, default));
        Assert.ThrowsAny<OperationCanceledException>(() => PdfSignatureReader.Read(pdf, client.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => XadesReader.Read(xml, client.Token));
    }

    [Fact]
    public void Canonical_forms_of_one_document_are_made_within_a_budget()
    {
        var document = new XmlDocument();
        document.LoadXml($"<a>{new string('x', 2_000_000)}</a>");
        var budget = new CanonicalBudget(default);

        var refused = Assert.Throws<SignatureFormatException>(() =>
        {
            for (var time = 0; time < 100; time++)
            {
                budget.Of(document, XmlNames.Exclusive);
            }
        });

        Assert.Equal("xml-too-large", refused.Code);
        Assert.InRange(budget.Taken, 6L * SafeXml.MaximumBytes, (6L * SafeXml.MaximumBytes) + 2_000_100);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void An_element_with_endless_attributes_is_refused_before_a_reader_compares_them(string encoding)
    {
        string Element(int attributes) => $"<a {string.Join(' ', Enumerable.Range(0, attributes).Select(number => $"x{number} = '1>'"))}/>";
        byte[] Bytes(string xml) => System.Text.Encoding.GetEncoding(encoding).GetBytes(xml);

        Assert.True(AttributeRun.IsTooLong(Bytes(Element(6_000))));
        Assert.False(AttributeRun.IsTooLong(Bytes(string.Concat(Enumerable.Repeat(Element(100), 100)))));
        Assert.Equal("xml-too-large", Assert.Throws<SignatureFormatException>(() => SafeXml.Load(Bytes(Element(400_000)))).Code);
    }

    private static async Task<(PdfSignatures Found, IReadOnlyList<SignatureCheck> Checks)> JudgeAsync(byte[] file)
    {
        var found = PdfSignatureReader.Read(file);
        return (found, await PdfSignatureJudge.JudgeAsync(found, Pki.Policy(), default));
    }

    private static async Task<byte[]> FileAsync(string range)
    {
        var cms = Convert.ToHexString(PdfSignatureReader.Read(await Files.BasicAsync()).Items[0].Cms);
        var signature = string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [{range}] /Contents <{cms}> >>");
        return PdfText.File(["<< /Type /Catalog >>", $"({new string('x', Size)})", .. Enumerable.Repeat(signature, 100)]);
    }
}
