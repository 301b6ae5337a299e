using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Secrets;
using XaDienTu.Signatures;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Authority;

/// <summary>
/// Stamps heads of the audit's chain. Their tokens state a policy of their own: the public address stamps any hash for anybody, and such a
/// token must not pass for one of ours. Trusted is not what the certificate table says – who forges the audit can write there too – but the
/// keys that the secret beside the database opens.
/// </summary>
internal sealed class HeadStamps(ProvinceAuthority authority, SigningDb db, SoftwareKeys keys, NodeSecret secret, TimeProvider clock)
    : IStampHeads
{
    private List<(CertificateAuthority Authority, DateTimeOffset? RevokedAt)>? issuers;

    public async Task<HeadToken> StampAsync(byte[] hash, CancellationToken cancellation)
    {
        var stamper = (await authority.GetAsync(cancellation)).Stamper with { Policy = TimeStampAuthority.AuditHeadPolicy };
        var token = await new LocalTimeStamper(stamper, clock, CertificateFactory.NewSerial).StampAsync(hash, cancellation);
        return new HeadToken(token, TimeStampToken.Read(token).Time);
    }

    public async Task<TokenJudgement> JudgeAsync(byte[] token, CancellationToken cancellation)
    {
        try
        {
            var read = TimeStampToken.Read(token);
            return new TokenJudgement(read.Imprint, read.Time, await FaultOfAsync(read, cancellation));
        }
        catch (SignatureFormatException)
        {
            return new TokenJudgement([], default, "dấu không đọc được");
        }
    }

    private async Task<string?> FaultOfAsync(TimeStampToken token, CancellationToken cancellation)
    {
        if (!File.Exists(secret.Path))
        {
            return $"thiếu tệp bí mật kho khoá {secret.Path} để biết khoá nào là của tỉnh";
        }

        if (!token.IsSound)
        {
            return "chữ ký của dấu không đúng";
        }

        if (token.Policy != TimeStampAuthority.AuditHeadPolicy)
        {
            return "dấu không phải loại dành cho nhật ký";
        }

        issuers ??= await IssuersAsync(cancellation);
        return issuers.Any(own => CertificateChecks.IsIssuedBy(token.Certificate!, own.Authority.Certificate)
                && CertificateChecks.IsValidAt(own.Authority.Certificate, token.Time) && !(own.RevokedAt <= token.Time))
            ? null
            : "dấu không do cơ quan cấp dấu thời gian của tỉnh cấp";
    }

    /// <summary>Past ones too: their stamps stay good.</summary>
    private async Task<List<(CertificateAuthority Authority, DateTimeOffset? RevokedAt)>> IssuersAsync(CancellationToken cancellation)
    {
        var records = await db.Certificates.AsNoTracking()
            .Where(record => record.Use == CertificateUse.Issuing && record.OrganizationId == null).ToListAsync(cancellation);
        return [.. records.Where(record => record.Pkcs12 is not null).Select(Open).OfType<(CertificateAuthority, DateTimeOffset?)>()];
    }

    private (CertificateAuthority Authority, DateTimeOffset? RevokedAt)? Open(CertificateRecord record)
    {
        try
        {
            return (keys.OpenAuthority(record), record.RevokedAt);
        }
        catch (InvalidOperationException)
        {
            // Not sealed with our secret: not ours.
            return null;
        }
    }
}
