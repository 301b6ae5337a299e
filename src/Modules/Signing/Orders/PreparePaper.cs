using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Signatures;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Checking;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>Adds the signature's place and its look to a stored PDF; the signature value comes later.</summary>
internal sealed class PreparePaper(SigningDb db, FileStore files, SignatureLook look, TimeProvider clock)
{
    public async Task<Result<PreparedPdf>> RunAsync(
        SigningOrder order, CertificateRecord record, SigningItem item, CancellationToken cancellation)
    {
        if (await ReadAsync(item.FileHash, cancellation) is not { } pdf)
        {
            return SigningErrors.NotPdf;
        }

        try
        {
            if (order.Act is SigningAct.Issue && !IsSignedByPerson(pdf))
            {
                return SigningErrors.NotSignedByPerson;
            }

            return PdfSigning.Prepare(pdf, new PdfSignatureRequest
            {
                SignerName = record.HolderName,
                Reason = Words(order.Act),
                SignedAt = clock.VietnamNow(),
                Appearance = await look.OfAsync(record, order.Act, pdf, cancellation),
            });
        }
        catch (SignatureFormatException bad)
        {
            return SigningErrors.BadPdf(item.FileName, FormatWords.Of(bad.Code));
        }
    }

    private async Task<byte[]?> ReadAsync(string hash, CancellationToken cancellation)
    {
        if (await files.FindAsync(hash, cancellation) is not { MediaType: "application/pdf" })
        {
            return null;
        }

        await using var content = await files.OpenAsync(hash, cancellation);
        if (content is null)
        {
            return null;
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>
    /// Decree 30/2020, article 17: the agency signs what the competent person has signed. A person's intact signature with a certificate of
    /// ours must be there, and nothing changed after it.
    /// </summary>
    private bool IsSignedByPerson(byte[] pdf) => PdfSignatureReader.Read(pdf).Items.Any(signature =>
    {
        if (signature.IsDocumentTimeStamp || signature.HarmfulChanges || !signature.ByteRangeSound)
        {
            return false;
        }

        var cms = CmsReader.Read(signature.Cms);
        if (cms is not { SignedAttributesIntact: true, SignerCertificate: { } signer, MessageDigest: { } digest }
            || !digest.AsSpan().SequenceEqual(signature.ContentHash(System.Security.Cryptography.HashAlgorithmName.SHA256)))
        {
            return false;
        }

        var serial = signer.SerialNumber.ToLowerInvariant();
        var known = db.Certificates.Where(record => record.Serial == serial && record.Use == CertificateUse.Person)
            .Select(record => record.Der).FirstOrDefault();
        return known is not null && known.AsSpan().SequenceEqual(signer.RawData);
    });

    private static string Words(SigningAct act) => act switch
    {
        SigningAct.Approve => "Ký phê duyệt",
        SigningAct.Issue => "Ký ban hành",
        SigningAct.Digitise => "Xác nhận bản số hoá",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
