using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>
/// Signs papers with an opened key: prepares them all, asks the key once, then puts value, time stamp and evidence into each (PAdES B-LT).
/// Changes are pending when it returns; the caller saves.
/// </summary>
internal sealed class SignPapers(
    SigningDb db, FileStore files, PreparePaper prepare, ProvinceAuthority authority, RevocationAnswers answers, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(
        SigningOrder order, CertificateRecord record, ISigningKey key, IReadOnlyList<SigningItem> items, Actor actor,
        CancellationToken cancellation)
    {
        var prepared = new List<PreparedPdf>();
        foreach (var item in items)
        {
            var paper = await prepare.RunAsync(order, record, item, cancellation);
            if (!paper.Ok)
            {
                return paper.Error;
            }

            prepared.Add(paper.Value);
        }

        IReadOnlyList<byte[]> values;
        try
        {
            values = await key.SignAsync(
                [.. prepared.Select(paper => CmsSignature.HashToSign(paper.ContentHash(), key.Certificate))], cancellation);
        }
        catch (KeyRefusedException refused)
        {
            return SigningErrors.Refused(refused.Reason);
        }

        // The holder may have ended the certificate while the confirmation was awaited.
        if (await db.Certificates.AsNoTracking().AnyAsync(row => row.Id == record.Id && row.RevokedAt != null, CancellationToken.None))
        {
            return SigningErrors.Unusable(record.ValidTo);
        }

        for (var index = 0; index < items.Count; index++)
        {
            // The key has been used: from here on a closed browser stops nothing.
            var finished =
                await FinishAsync(items[index], prepared[index], key, values[index], record, actor, order, CancellationToken.None);
            if (!finished.Ok)
            {
                return finished.Error;
            }
        }

        return new Done();
    }

    /// <summary>Embeds a signature value and stores the signed file.</summary>
    public async Task<Result<Done>> FinishAsync(
        SigningItem item, PreparedPdf prepared, ISigningKey key, byte[] value, CertificateRecord record, Actor actor, SigningOrder order,
        CancellationToken cancellation)
    {
        // First the trace of the key's use, whatever becomes of the file.
        db.Record(actor, clock.GetUtcNow(), "KeyUsed", "certificate", record.Id.ToString(),
            new { order = order.Id, file = item.FileHash, record.Serial });
        var keys = await authority.GetAsync(cancellation);
        var stamper = new LocalTimeStamper(keys.Stamper, clock, CertificateFactory.NewSerial);
        var stamp = await stamper.StampAsync(SHA256.HashData(value), cancellation);
        var cms = CmsSignature.Assemble(prepared.ContentHash(), key.Certificate, key.Issuers, value, stamp);
        var evidence = await answers.EvidenceAsync(key.Certificate, cancellation);
        var signed = PdfSigning.AddValidationData(prepared.Complete(cms), evidence);
        using var content = new MemoryStream(signed);
        var stored = await files.SaveAsync(content, item.FileName, cancellation);
        if (!stored.Ok)
        {
            return stored.Error;
        }

        item.SignedHash = stored.Value.Hash;
        db.Record(actor, clock.GetUtcNow(), "PaperSigned", item.SubjectType, item.SubjectId, new
        {
            order.Act,
            order = order.Id,
            file = item.FileHash,
            signed = item.SignedHash,
            certificate = record.Serial,
        });
        return new Done();
    }
}
