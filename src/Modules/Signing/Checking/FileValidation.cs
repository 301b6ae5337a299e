using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.ForeignEvidence;

namespace XaDienTu.Signing.Checking;

/// <summary>Judges the signatures of any file against the trusted roots, with what the platform itself knows about revocation and
/// posts.</summary>
internal sealed class FileValidation(
    SigningDb db, RevocationAnswers answers, KnownEvidence foreign, IOfficerDirectory officers, ValidationTurns turns, TimeProvider clock)
{
    /// <summary>A file made to keep the server busy ends here.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    private static readonly Error TooLarge = Error.TooLarge(
        "signatures.too-large", $"Tệp lớn quá {SignatureValidator.MaxBytes / 1024 / 1024} MB. Chọn tệp nhỏ hơn.");

    private static readonly Error TooSlow = Error.Invalid(
        "signatures.too-slow", "Tệp này mất quá nhiều thời gian để kiểm tra. Kiểm tra tệp gốc, hoặc nhờ nơi gửi gửi lại.");

    private static readonly Error Empty = Error.Field("signatures.empty", "file", "Tệp rỗng, 0 byte. Chọn lại tệp có nội dung.");

    private static readonly Error Unreadable = Error.Field(
        "signatures.unreadable", "file", "Không đọc được tệp này. Gửi tệp PDF, XML hoặc CMS (.p7m, .p7s) nguyên vẹn, không đặt mật khẩu.");

    private static readonly Error LateHeader = Error.Field(
        "signatures.late-header", "file",
        "Tệp PDF có hơn 1.024 byte lạ ở trước phần đầu (%PDF-) nên không đọc được. Tải lại tệp từ nơi phát hành, gửi nguyên như khi nhận.");

    private static readonly Error Busy = Error.Busy(
        "signatures.busy", "Đang có nhiều tệp chờ kiểm tra. Đợi một phút rồi gửi lại tệp.");

    /// <param name="content">What a detached signature (.p7s) was made over; null when the signature is inside the file.</param>
    public async Task<Result<ValidationReport>> RunAsync(IFormFile file, IFormFile? content, CancellationToken cancellation)
    {
        if (file.Length > SignatureValidator.MaxBytes || content?.Length > SignatureValidator.MaxBytes)
        {
            return TooLarge;
        }

        if (file.Length == 0)
        {
            return Empty;
        }

        using var turn = await turns.TakeAsync(cancellation);
        if (turn is null)
        {
            return Busy;
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(MostTime);
        try
        {
            var policy = await PolicyAsync(bounded.Token);
            // Into memory only now that it is this file's turn.
            var bytes = await ValidateApi.ReadAsync(file, bounded.Token);
            if (content is null)
            {
                var report = await SignatureValidator.ValidateAsync(bytes, policy, bounded.Token);
                // "No signature" would be said of what nobody has read.
                return report.Signatures.Count == 0 && Unread(report, bytes, bounded.Token) is { } unread ? unread : report;
            }

            return await SignatureValidator.ValidateDetachedAsync(
                bytes, await ValidateApi.ReadAsync(content, bounded.Token), policy, bounded.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return TooSlow;
        }
    }

    private static Error? Unread(ValidationReport report, byte[] bytes, CancellationToken cancellation) => report.Format switch
    {
        null => PdfWhole.FlawOf(bytes, cancellation) is PdfFlaw.LateHeader ? LateHeader : Unreadable,
        "pdf" when PdfWhole.FlawOf(bytes, cancellation) is not null => Unreadable,
        _ => null,
    };

    private async Task<ValidationPolicy> PolicyAsync(CancellationToken cancellation)
    {
        var roots = await db.Roots.AsNoTracking().ToListAsync(cancellation);
        return new ValidationPolicy
        {
            Now = clock.GetUtcNow(),
            Anchors = [.. roots.Select(root => new TrustAnchor(X509CertificateLoader.LoadCertificate(root.Der), root.RetiredAt))],
            Intermediates = foreign.Now.Certificates,
            Evidence = WordOnAsync,
            Authority = AuthorityAsync,
        };
    }

    /// <summary>Of our own certificates we know ourselves; of others what their authorities' lists say, where an administrator told us to
    /// read them.</summary>
    private async Task<ValidationData> WordOnAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellation)
    {
        var own = await answers.WordOnAsync(certificate, issuer, cancellation);
        return own.IsEmpty ? new ValidationData([], foreign.Now.ListsOf(issuer), []) : own;
    }

    /// <summary>An officer of ours must have held a post in the agency of the certificate on the day; of others nothing is known.</summary>
    private async Task<SignerAuthority> AuthorityAsync(X509Certificate2 signer, DateTimeOffset at, CancellationToken cancellation)
    {
        var serial = signer.SerialNumber.ToLowerInvariant();
        var record = await db.Certificates.AsNoTracking().Where(row => row.Serial == serial)
            .Select(row => new { row.Use, row.OfficerId, row.OrganizationId, row.Der }).SingleOrDefaultAsync(cancellation);
        if (record is null || !record.Der.AsSpan().SequenceEqual(signer.RawData))
        {
            return SignerAuthority.Unknown;
        }

        if (record is { Use: CertificateUse.Person, OfficerId: { } officer })
        {
            var posts = await officers.PostsOfAsync(officer, at, cancellation);
            return posts.Any(post => post.OrganizationId == record.OrganizationId) ? SignerAuthority.Held : SignerAuthority.NotHeld;
        }

        return record.Use is CertificateUse.Agency ? SignerAuthority.Held : SignerAuthority.Unknown;
    }
}
