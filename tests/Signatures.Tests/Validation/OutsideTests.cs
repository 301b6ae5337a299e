using System.Net;
using System.Net.Sockets;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

public sealed class OutsideTests
{
    public static TheoryData<string> PdfNames => [.. CorpusTests.PdfNames.Where(name => name != "MD5 digest")];

    /// <summary>Poppler judges the same bytes; it knows nothing of our roots, so only integrity is compared. It mends broken files, so it
    /// may say less, and has forgotten MD5.</summary>
    [Theory]
    [MemberData(nameof(PdfNames))]
    public async Task Poppler_finds_no_broken_signature_sound(string name)
    {
        Tools.Need("pdfsig");
        var file = await CorpusTests.Cases[name].Make();
        var report = await SignatureValidator.ValidateAsync(file, CorpusTests.Cases[name].Policy, default);
        using var folder = new TemporaryFolder();
        var output = Tools.Try("timeout", "20", "pdfsig", "-nocert", folder.Write("file.pdf", file)).Output;
        var (sound, broken) =
            (Count(output, "Signature is Valid."), Count(output, "Digest Mismatch.") + Count(output, "Signature is Invalid."));
        var signatures = report.Signatures.Where(check => !check.IsDocumentTimeStamp).ToList();
        if (signatures.Count > 0 && signatures.TrueForAll(check => check.Integrity && !check.Reasons.Contains(Reason.ByteRange)))
        {
            Assert.True(broken == 0, output);
        }

        if (signatures.TrueForAll(check => !check.Integrity))
        {
            Assert.True(sound == 0, output);
        }
    }

    [Fact]
    public async Task No_address_in_a_certificate_is_ever_asked()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/ca");
        var province = Pki.Province;
        var key = KeyPairs.NewRsa();
        var certificate = CertificateFactory.Issue(
            CertificateProfile.Person, new() { CommonName = "Bẫy" }, new(key), province.Issuing, CertificateFactory.NewSerial(), Pki.Begin,
            Pki.Begin.AddYears(9),
            new CertificateUrls(address, address, address));

        var report = await SignatureValidator.ValidateAsync(await Files.PdfAsync(new Holder(certificate, key)), Pki.Policy(), default);

        Assert.Contains(Reason.ChainIncomplete, report.Signatures[0].Reasons);
        Assert.False(trap.Pending());
    }

    [Fact]
    public async Task Each_of_two_signatures_is_told_for_itself()
    {
        var report = await SignatureValidator.ValidateAsync(await Files.TwoAsync(), Pki.Policy(), default);
        Assert.Equal([false, true], report.Signatures.Select(check => check.CoversWholeFile));
        Assert.Equal(["signature-added"], report.Signatures[0].LaterChanges);
        Assert.All(report.Signatures, check =>
            Assert.Equal(("trusted", "good", "none", "strong"), (check.Chain, check.Revocation, check.Timestamp, check.Algorithms)));
    }

    [Fact]
    public async Task A_claimed_time_is_told_as_unproved()
    {
        var check = Assert.Single((await SignatureValidator.ValidateAsync(await Files.BasicAsync(), Pki.Policy(), default)).Signatures);
        Assert.Equal((Pki.SignedAt, false), (check.SignedAt, check.IsTimeProved));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
