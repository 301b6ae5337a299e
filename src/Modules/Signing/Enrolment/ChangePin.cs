using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Enrolment;

internal sealed record ChangePinInput(Guid CertificateId, string? OldPin, string? NewPin, string? NewPinAgain);

/// <summary>Seals the key anew with another PIN. Wrong tries count as at signing.</summary>
internal sealed class ChangePin(SigningDb db, Work work, SoftwareKeys keystore, PinTries tries, TimeProvider clock)
{
    public Task<Result<Done>> RunAsync(ChangePinInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(ChangePinInput input, Actor actor, CancellationToken cancellation)
    {
        var record = await db.Certificates.SingleOrDefaultAsync(row => row.Id == input.CertificateId, cancellation);
        if (record is not { Place: KeyPlace.Software, Use: CertificateUse.Person, Pkcs12: not null } || record.OfficerId != actor.OfficerId)
        {
            return SigningErrors.NotYourKey;
        }

        if (PinRules.Fault(input.NewPin) is { } weak)
        {
            return Error.Field("signing.pin", nameof(input.NewPin), weak);
        }

        if (input.NewPin != input.NewPinAgain)
        {
            return Error.Field("signing.pin-again", nameof(input.NewPinAgain), "Hai lần gõ mã PIN mới khác nhau. Gõ lại.");
        }

        if (string.IsNullOrEmpty(input.OldPin))
        {
            return Error.Field("signing.pin-missing", nameof(input.OldPin), "Gõ mã PIN đang dùng.");
        }

        if (!await tries.TakeAsync(record, cancellation))
        {
            return SigningErrors.Refused(KeyRefusal.Locked);
        }

        try
        {
            record.Pkcs12 = keystore.Reseal(record, input.OldPin, input.NewPin!);
        }
        catch (KeyRefusedException refused) when (refused.Reason is KeyRefusal.WrongPin)
        {
            var left = await tries.LeftAfterWrongAsync(record, actor, cancellation);
            return left == 0
                ? SigningErrors.Refused(KeyRefusal.Locked)
                : Error.Field("signing.wrong-pin", nameof(input.OldPin), $"Mã PIN đang dùng chưa đúng. Còn {left} lần thử.");
        }

        await tries.GiveBackAsync(record, cancellation);
        db.Record(actor, clock.GetUtcNow(), "PinChanged", "certificate", record.Id.ToString());
        return new Done();
    }
}
