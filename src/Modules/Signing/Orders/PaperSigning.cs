using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Orders;

internal sealed class PaperSigning(SigningDb db, StartOrder start, TimeProvider clock) : IPaperSigning
{
    public Task<SignerSummary?> OfOfficerAsync(Guid officerId, CancellationToken cancellation) =>
        NewestAsync(db.Certificates.Where(record => record.Use == CertificateUse.Person && record.OfficerId == officerId), cancellation);

    public Task<bool> AnyHoldsCertificateAsync(IReadOnlyCollection<Guid> officers, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        return db.Certificates.AnyAsync(
            record => record.Use == CertificateUse.Person && record.OfficerId != null && officers.Contains(record.OfficerId.Value)
                && record.RevokedAt == null && record.ValidFrom <= at && record.ValidTo > at,
            cancellation);
    }

    public Task<SignerSummary?> OfAgencyAsync(Guid organizationId, CancellationToken cancellation) =>
        NewestAsync(
            db.Certificates.Where(record => record.Use == CertificateUse.Agency && record.OrganizationId == organizationId), cancellation);

    public async Task<Result<OrderSummary>> SignAsync(SigningRequest request, Actor actor, CancellationToken cancellation)
    {
        var started = await start.RunAsync(request, actor, cancellation);
        return started.Ok ? Summary(started.Value) : started.Error;
    }

    public async Task<OrderSummary?> FindAsync(Guid orderId, Actor actor, CancellationToken cancellation)
    {
        var order = await db.Orders.AsNoTracking().Include(row => row.Items)
            .SingleOrDefaultAsync(row => row.Id == orderId && row.RequestedById == actor.Id, cancellation);
        if (order is null)
        {
            return null;
        }

        var record = await db.Certificates.AsNoTracking().SingleAsync(row => row.Id == order.CertificateId, cancellation);
        return Summary(order) with { ConfirmsElsewhere = SigningKeys.ConfirmsElsewhere(record) };
    }

    public static IReadOnlyList<SignedPaper> PapersOf(SigningOrder order) =>
    [
        .. order.Items.OrderBy(item => item.Position)
            .Select(item => new SignedPaper(item.SubjectType, item.SubjectId, item.FileHash, item.FileName, item.SignedHash)),
    ];

    private static OrderSummary Summary(SigningOrder order) => new(order.Id, order.Act, order.State, PapersOf(order), order.Failure);

    private async Task<SignerSummary?> NewestAsync(IQueryable<CertificateRecord> records, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var record = await records.AsNoTracking()
            .Where(candidate => candidate.RevokedAt == null && candidate.ValidFrom <= at && candidate.ValidTo > at
                && candidate.WrongPins < CertificateRecord.WrongPinsToLock)
            .OrderByDescending(candidate => candidate.ValidFrom).FirstOrDefaultAsync(cancellation);
        return record is null ? null : new SignerSummary(
            record.Id, record.HolderName, SigningKeys.NeedsPin(record), SigningKeys.ConfirmsElsewhere(record), record.ValidTo,
            record.ExpiresSoon(at));
    }
}
