using XaDienTu.Cases.Process.Steps;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Filings;

/// <param name="Key">Made with the page: pressing the button twice makes one case.</param>
/// <param name="RefusalReason">Why the counter does not accept it; null when it does.</param>
internal sealed record AcceptAtCounterInput(FileCaseInput Filing, string Key, string? RefusalReason = null);

internal sealed record ReceivedAtCounter(string Code);

/// <summary>Files a case for the person at the counter and settles its reception in the same transaction: no case is left filed but
/// unreceived.</summary>
internal sealed class AcceptAtCounter(Work work, Idempotent idempotent, FileCase file, CompleteStep complete)
{
    public async Task<Result<ReceivedAtCounter>> RunAsync(AcceptAtCounterInput input, Actor actor, CancellationToken cancellation)
    {
        var filing = input.Filing with { ToRefuse = input.RefusalReason is not null };
        if (!actor.Holds(OfficerRole.OneStopClerk, filing.ReceivingOrganizationId))
        {
            return CaseErrors.ReceivingUnknown;
        }

        if (filing.ToRefuse && string.IsNullOrWhiteSpace(input.RefusalReason))
        {
            return CaseErrors.ReasonMissing;
        }

        return await idempotent.RunAsync<ReceivedAtCounter>(actor, input.Key, Typed(input), async () =>
        {
            var filed = await file.RunAsync(filing, actor, cancellation);
            if (!filed.Ok)
            {
                return filed.Error;
            }

            // The step that is completed next is looked for in the database.
            await work.SaveAsync(cancellation);
            var outcome = filing.ToRefuse ? StepOutcome.Refuse : StepOutcome.Forward;
            var received = filed.Value.Steps[0].Key;
            var settled = await complete.RunAsync(
                new CompleteStepInput(filed.Value.Code, received, outcome, input.RefusalReason, null), actor, cancellation);
            return settled.Ok ? new ReceivedAtCounter(filed.Value.Code) : settled.Error;
        }, cancellation);
    }

    // What the clerk said, without what the register of people adds to it: the first press may have put the person on file.
    private static string Typed(AcceptAtCounterInput input) => JsonText.Of(new
    {
        input.Filing.ProcedureCode,
        input.Filing.ReceivingOrganizationId,
        input.Filing.Applicant.FullName,
        input.Filing.Applicant.IdNumber,
        input.Filing.Documents,
        input.RefusalReason,
    });
}
