using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Keystore;

/// <summary>
/// Counts tries at a PIN. A try is taken before the key is opened and given back when it opens: two hundred guesses sent at once are two
/// hundred tries, not one.
/// </summary>
internal sealed class PinTries(SigningDb db, Work work, TimeProvider clock)
{
    /// <returns>False when the key is locked.</returns>
    public async Task<bool> TakeAsync(CertificateRecord record, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        var taken = await db.Certificates.Where(row => row.Id == record.Id && row.WrongPins < CertificateRecord.WrongPinsToLock)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.WrongPins, found => found.WrongPins + 1), cancellation);
        await transaction.CommitAsync(cancellation);
        return taken == 1;
    }

    public async Task GiveBackAsync(CertificateRecord record, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        await db.Certificates.Where(row => row.Id == record.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.WrongPins, 0), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Writes the wrong try down; answers how many are left.</summary>
    public async Task<int> LeftAfterWrongAsync(CertificateRecord record, Actor actor, CancellationToken cancellation)
    {
        var tries = await db.Certificates.Where(row => row.Id == record.Id).Select(row => row.WrongPins).SingleAsync(cancellation);
        db.Record(actor, clock.GetUtcNow(), "WrongPin", "certificate", record.Id.ToString(), new { tries });
        await work.SaveAsync(cancellation);
        return CertificateRecord.WrongPinsToLock - tries;
    }
}
