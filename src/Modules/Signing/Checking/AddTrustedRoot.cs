using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signing.Checking;

internal sealed record AddTrustedRootInput(string? Name, byte[]? File);

/// <summary>Trusts a root from now on: the national root, a public provider, another province.</summary>
internal sealed class AddTrustedRoot(SigningDb db, Work work, TimeProvider clock)
{
    private const int MaxBytes = 64 * 1024;

    public Task<Result<Guid>> RunAsync(AddTrustedRootInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Guid>> ChangeAsync(AddTrustedRootInput input, Actor actor, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > TrustedRoot.MaxNameLength)
        {
            return Error.Field("signing.root-name", nameof(input.Name), "Ghi tên gốc tin cậy, không quá 300 chữ.");
        }

        if (input.File is null || input.File.Length > MaxBytes || Read(input.File) is not { } certificate)
        {
            return Error.Field("signing.root-file", nameof(input.File), "Chọn tệp chứng thư gốc (.cer, .crt, .pem).");
        }

        var at = clock.GetUtcNow();
        if (!certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority)
            || !CertificateChecks.IsIssuedBy(certificate, certificate) || !CertificateChecks.IsValidAt(certificate, at))
        {
            return Error.Field("signing.root-file", nameof(input.File),
                "Tệp này không phải chứng thư gốc tự ký còn hạn (SHA-256 trở lên). Chọn đúng chứng thư gốc.");
        }

        var root = TrustedRoot.Of(certificate, input.Name.Trim(), actor, at);
        if (await db.Roots.AnyAsync(known => known.Thumbprint == root.Thumbprint, cancellation))
        {
            return Error.Conflict("signing.root-known", "Gốc này đã có trong danh sách.");
        }

        db.Roots.Add(root);
        db.Record(actor, at, "TrustedRootAdded", "trusted-root", root.Id.ToString(), new { root.Name, root.Thumbprint });
        return root.Id;
    }

    private static X509Certificate2? Read(byte[] file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(file);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
