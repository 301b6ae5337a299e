using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Withdrawals;

internal sealed record WithdrawCaseInput(string Code, string Reason);

/// <summary>
/// Ends a case at the applicant's wish. Before acceptance it ends at once; afterwards a citizen's wish waits for the
/// counter that received, as a step of its own.
/// </summary>
internal sealed class WithdrawCase(Withdrawal withdrawal, Work work, CaseAccess access, TimeProvider clock)
{
    public Task<Result<Case>> RunAsync(WithdrawCaseInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Case>> ChangeAsync(WithdrawCaseInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        var isClerk = actor.Holds(OfficerRole.OneStopClerk, filed.ReceivingOrganizationId);
        if (!isClerk && !CaseAccess.IsApplicant(actor, filed))
        {
            return CaseErrors.NotYours;
        }

        if (filed.FinishedAt is not null || filed.Status.IsClosed())
        {
            return Withdrawal.TooLate;
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return CaseErrors.ReasonMissing;
        }

        var (reason, at) = (input.Reason.Trim(), clock.GetUtcNow());
        if (isClerk || filed.AcceptedAt is null)
        {
            await withdrawal.StopAsync(filed, reason, actor, at, cancellation);
        }
        else if (filed.Status is CaseStatus.WithdrawalRequested)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }
        else
        {
            await withdrawal.AskAsync(filed, reason, actor, at, cancellation);
        }

        return filed;
    }
}
