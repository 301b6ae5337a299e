using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

/// <param name="Reason">Needed to refuse.</param>
internal sealed record DecideApplicationInput(Guid ApplicationId, bool Approve, string? Reason);

/// <summary>
/// The platform's administrator approves or refuses. Approval issues at once, but for a person's key in the platform's keystore:
/// its certificate is made when the person chooses the PIN, because nobody else may ever have been able to use that key.
/// </summary>
internal sealed class DecideApplication(SigningDb db, Work work, IssueCertificate issue, TimeProvider clock)
{
    public Task<Result<CertificateApplication>> RunAsync(DecideApplicationInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CertificateApplication>> ChangeAsync(
        DecideApplicationInput input, Actor actor, CancellationToken cancellation)
    {
        if (await db.Applications.SingleOrDefaultAsync(row => row.Id == input.ApplicationId, cancellation) is not { } application)
        {
            return SigningErrors.NoApplication;
        }

        if (!EnrolmentRights.MayDecide(actor) || application.RequestedById == actor.Id)
        {
            return EnrolmentRights.MayNotDecide;
        }

        if (application.State is not ApplicationState.Requested)
        {
            return SigningErrors.ChangedMeanwhile;
        }

        if (!input.Approve && (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Trim().Length > CertificateApplication.NoteLength))
        {
            return Error.Field(
                "signing.reason", nameof(input.Reason), $"Ghi lý do từ chối, không quá {CertificateApplication.NoteLength} chữ.");
        }

        var at = clock.GetUtcNow();
        application.DecidedAt = at;
        application.DecidedByName = actor.Name;
        application.State = input.Approve ? ApplicationState.Approved : ApplicationState.Refused;
        application.RefusalReason = input.Approve ? null : input.Reason!.Trim();
        db.Record(
            actor, at, input.Approve ? "CertificateApproved" : "CertificateRefused", "certificate-application", application.Id.ToString());
        if (input.Approve && !NeedsPin(application))
        {
            var issued = await issue.RunAsync(application, null, actor, cancellation);
            if (!issued.Ok)
            {
                return issued.Error;
            }
        }

        return application;
    }

    public static bool NeedsPin(CertificateApplication application) =>
        application is { Use: CertificateUse.Person, Place: KeyPlace.Software };
}
