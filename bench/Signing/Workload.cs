using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Printing;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signing;

/// <summary>Decisions, an authority of two levels, and an officer's key in software.</summary>
internal sealed class Workload : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 2, 15, 30, TimeSpan.Zero);
    private const int ArticlesOfThreePages = 34;
    private const int ArticlesOfTwoPages = 22;

    private readonly byte[] pdf = Decision(ArticlesOfThreePages);
    private readonly Pkcs12Key key;
    private readonly PdfSignatureRequest request = new() { SignerName = "Nguyễn Thị Hồng Ánh", Reason = "Phê duyệt", SignedAt = Now };
    private readonly PdfSignatureRequest shown;
    private readonly ValidationPolicy policy;
    private byte[] signed = [];

    private Workload()
    {
        using var rootKey = KeyPairs.NewRsa();
        using var issuingKey = KeyPairs.NewRsa();
        using var ownKey = KeyPairs.NewRsa();
        var root = new CertificateAuthority(
            CertificateFactory.CreateRoot(new() { CommonName = "Gốc chứng thực tỉnh" }, rootKey, CertificateFactory.NewSerial(),
                Now.AddYears(-1), Now.AddYears(20)), rootKey);
        var issuing = new CertificateAuthority(
            CertificateFactory.IssueAuthority(
                new() { CommonName = "Chứng thực chữ ký số tỉnh" }, new PublicKey(issuingKey), root, CertificateFactory.NewSerial(),
                Now.AddYears(-1), Now.AddYears(10),
                CertificateUrls.None), issuingKey);
        var own = CertificateFactory.Issue(
            CertificateProfile.Person,
            new() { CommonName = "Nguyễn Thị Hồng Ánh", Organization = "Ủy ban nhân dân xã An Bình", Title = "Chủ tịch" },
            new PublicKey(ownKey), issuing, CertificateFactory.NewSerial(), Now.AddMonths(-6), Now.AddYears(2), CertificateUrls.None);
        key = Pkcs12Key.Open(Pkcs12Store.Create(own, ownKey, [issuing.Certificate], "bench"), "bench");
        shown = request with { Appearance = new PersonalSignature("Nguyễn Thị Hồng Ánh", DefaultImages.Signature("Nguyễn Thị Hồng Ánh")) };
        var lists = new Dictionary<string, ValidationData>
        {
            [issuing.Certificate.Subject] = new([], [CrlBuilder.Build(issuing, 1, Now, Now.AddDays(1), [])], []),
            [root.Certificate.Subject] = new([], [CrlBuilder.Build(root, 1, Now, Now.AddDays(1), [])], []),
        };
        policy = new ValidationPolicy
        {
            Now = Now, Anchors = [new(root.Certificate)], Evidence = (_, issuer, _) => Task.FromResult(lists[issuer.Subject]),
        };
    }

    public static async Task<Workload> CreateAsync()
    {
        var work = new Workload();
        work.signed = await PdfSigning.SignAsync(work.pdf, work.request, work.key, null, default);
        return work;
    }

    public async Task<bool> SignAsync() => (await PdfSigning.SignAsync(pdf, request, key, null, default)).Length > pdf.Length;

    public async Task<bool> SignShownAsync() => (await PdfSigning.SignAsync(pdf, shown, key, null, default)).Length > pdf.Length;

    public Task<bool> ValidateAsync() => ValidateAsync(signed, isGood: true);

    public Task<byte[]> TwoPagesAsync() => SignTwiceAsync(Decision(ArticlesOfTwoPages));

    /// <summary>By the leader, and then once more.</summary>
    public async Task<byte[]> SignTwiceAsync(byte[] file, Func<byte[], byte[]>? between = null)
    {
        var once = await PdfSigning.SignAsync(file, shown, key, null, default);
        return await PdfSigning.SignAsync(between?.Invoke(once) ?? once, shown, key, null, default);
    }

    /// <summary>As the public page has it judged.</summary>
    public async Task<bool> ValidateAsync(byte[] file, bool isGood) =>
        (await SignatureValidator.ValidateAsync(file, policy, default)).Verdict is var verdict && isGood == verdict is Verdict.Valid;

    public Task<ValidationReport> ReportAsync(byte[] file, CancellationToken cancellation) =>
        SignatureValidator.ValidateAsync(file, policy, cancellation);

    public void Dispose() => key.Dispose();

    private static byte[] Decision(int articles) =>
        PdfPaper.Create(PaperSize.A4, new PdfInfo("Quyết định", "Ủy ban nhân dân xã An Bình", Now), paper =>
    {
        paper
            .Heading(new AgencyHeading(
                "Ủy ban nhân dân huyện Long Hồ", "Ủy ban nhân dân xã An Bình", "Số: 12/QĐ-UBND", "An Bình, ngày 04 tháng 3 năm 2026"))
            .Title("QUYẾT ĐỊNH")
            .Title("Về việc công nhận hộ thoát nghèo");
        for (var article = 1; article <= articles; article++)
        {
            paper.Paragraph(
                $"Điều {article}. Giao Văn phòng, công chức Lao động – Thương binh và Xã hội cùng các hộ có tên trong danh sách kèm theo thi hành quyết định này; niêm yết danh sách tại trụ sở và nhà văn hóa các ấp.");
        }

        paper.Columns(
            (1, left => left.Paragraph("Nơi nhận: như Điều 2; lưu văn thư.")),
            (1, right => right.Title("CHỦ TỊCH").Space(80).Title("Nguyễn Thị Hồng Ánh")));
    });
}
