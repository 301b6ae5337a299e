using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>What the browser takes to the token at the desk.</summary>
/// <param name="Certificate">DER as base 64, to find the right token.</param>
/// <param name="Hashes">SHA-256 hashes as base 64, in the order of the papers.</param>
internal sealed record DeskTask(Guid OrderId, string Certificate, IReadOnlyList<string> Hashes);

/// <summary>Reads what is to be signed at the desk, and puts the values that come back into the papers after checking each.</summary>
internal sealed class FinishAtDesk(
    SigningDb db, Work work, FileStore files, SignPapers sign, ProvinceAuthority authority, TimeProvider clock)
{
    private static readonly Error NoOrder = Error.NotFound("signing.no-order", "Không có lần ký này, hoặc đã kết thúc. Ký lại từ đầu.");

    private static readonly Error WrongValue = Error.Invalid(
        "signing.wrong-value", "Chữ ký từ thiết bị không khớp chứng thư. Cắm đúng thiết bị của chứng thư này rồi ký lại.");

    public async Task<Result<DeskTask>> ReadAsync(Guid orderId, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(orderId, actor, cancellation) is not var (order, record))
        {
            return NoOrder;
        }

        var hashes = new List<string>();
        foreach (var item in order.Items.OrderBy(item => item.Position))
        {
            var prepared = await PreparedAsync(item, cancellation);
            hashes.Add(Convert.ToBase64String(CmsSignature.HashToSign(prepared.ContentHash(), record.Certificate())));
        }

        return new DeskTask(order.Id, Convert.ToBase64String(record.Der), hashes);
    }

    /// <param name="values">Signature values as base 64, in the order of the hashes.</param>
    public Task<Result<Done>> RunAsync(Guid orderId, IReadOnlyList<string> values, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(orderId, values, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(Guid orderId, IReadOnlyList<string> values, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(orderId, actor, cancellation) is not var (order, record))
        {
            return NoOrder;
        }

        var items = order.Items.OrderBy(item => item.Position).ToList();
        if (values.Count != items.Count)
        {
            return WrongValue;
        }

        var key = new DeskKey(record.Certificate(), (await authority.GetAsync(cancellation)).Issuers);
        for (var index = 0; index < items.Count; index++)
        {
            var prepared = await PreparedAsync(items[index], cancellation);
            if (Decode(values[index]) is not { } value
                || !Fits(key.Certificate, CmsSignature.HashToSign(prepared.ContentHash(), key.Certificate), value))
            {
                return WrongValue;
            }

            var finished = await sign.FinishAsync(items[index], prepared, key, value, record, actor, order, cancellation);
            if (!finished.Ok)
            {
                return finished.Error;
            }
        }

        EndOrder.Signed(db, order, clock.GetUtcNow());
        return new Done();
    }

    private async Task<(SigningOrder Order, CertificateRecord Record)?> FindAsync(Guid orderId, Actor actor, CancellationToken cancellation)
    {
        var order = await db.Orders.Include(row => row.Items)
            .SingleOrDefaultAsync(
                row => row.Id == orderId && row.RequestedById == actor.Id && row.State == SigningState.Waiting, cancellation);
        if (order is null || order.Items.Any(item => item.PreparedHash is null) || order.ExpiresAt < clock.GetUtcNow())
        {
            return null;
        }

        var record = await db.Certificates.SingleAsync(row => row.Id == order.CertificateId, cancellation);
        return record.Place is KeyPlace.Desk && record.IsUsable(clock.GetUtcNow()) ? (order, record) : null;
    }

    private async Task<PreparedPdf> PreparedAsync(SigningItem item, CancellationToken cancellation)
    {
        await using var content = await files.OpenAsync(item.PreparedHash!, cancellation)
            ?? throw new InvalidOperationException($"Prepared file {item.PreparedHash} is gone.");
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return new PreparedPdf(bytes, item.GapStart, item.GapLength);
    }

    private static byte[]? Decode(string value)
    {
        var buffer = new byte[value.Length];
        return Convert.TryFromBase64String(value, buffer, out var length) ? buffer[..length] : null;
    }

    private static bool Fits(X509Certificate2 certificate, byte[] hash, byte[] value)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return rsa.VerifyHash(hash, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa?.VerifyHash(hash, value, DSASignatureFormat.Rfc3279DerSequence) is true;
    }

    /// <summary>The public half of a key that has already signed elsewhere.</summary>
    private sealed record DeskKey(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Issuers) : ISigningKey
    {
        public Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation) =>
            throw new KeyRefusedException(KeyRefusal.Unreachable, "The key is at the officer's desk.");
    }
}
