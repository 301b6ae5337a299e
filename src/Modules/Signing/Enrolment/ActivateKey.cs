using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

internal sealed record ActivateKeyInput(Guid ApplicationId, string? Pin, string? PinAgain);

/// <summary>The officer chooses the PIN; key and certificate are made with it. Nobody can read the PIN or reset it: who forgets it asks for
/// a new certificate.</summary>
internal sealed class ActivateKey(SigningDb db, Work work, IssueCertificate issue)
{
    public Task<Result<CertificateRecord>> RunAsync(ActivateKeyInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CertificateRecord>> ChangeAsync(ActivateKeyInput input, Actor actor, CancellationToken cancellation)
    {
        var application = await db.Applications.SingleOrDefaultAsync(row => row.Id == input.ApplicationId, cancellation);
        if (application is null || application.OfficerId is null || application.OfficerId != actor.OfficerId)
        {
            return SigningErrors.NoApplication;
        }

        if (application.State is not ApplicationState.Approved)
        {
            return SigningErrors.ChangedMeanwhile;
        }

        if (PinRules.Fault(input.Pin) is { } weak)
        {
            return Error.Field("signing.pin", nameof(input.Pin), weak);
        }

        if (input.Pin != input.PinAgain)
        {
            return Error.Field("signing.pin-again", nameof(input.PinAgain), "Hai lần gõ mã PIN khác nhau. Gõ lại mã PIN.");
        }

        var issued = await issue.RunAsync(application, input.Pin, actor, cancellation);
        if (!issued.Ok)
        {
            return issued.Error;
        }

        return issued.Value;
    }
}
