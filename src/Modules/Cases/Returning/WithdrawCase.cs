using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Returning;

internal sealed record WithdrawCaseInput(string Code, string Reason);

/// <summary>
/// Ends a case at the applicant's wish. Before acceptance it ends at once; afterwards a citizen's wish waits for the
/// counter that received, which stops the case when it withdraws it in turn.
/// </summary>
internal sealed class WithdrawCase(CasesDb db, Work work, CaseAccess access, TimeProvider clock)
{
    public async Task<Result<Case>> RunAsync(WithdrawCaseInput input, Actor actor, CancellationToken cancellation)
    {
        var filed = await db.FindWholeAsync(input.Code, cancellation);
        if (filed is null || !await access.CanSeeAsync(actor, filed, cancellation))
        {
            return CaseErrors.NotFound;
        }

        var isClerk = actor.Holds(OfficerRole.OneStopClerk, filed.ReceivingOrganizationId);
        if (!isClerk && !CaseAccess.IsApplicant(actor, filed))
        {
            return CaseErrors.NotYours;
        }

        if (filed.FinishedAt is not null || filed.Status.IsClosed())
        {
            return CaseErrors.TooLateToWithdraw;
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return CaseErrors.ReasonMissing;
        }

        var at = clock.GetUtcNow();
        if (isClerk || filed.AcceptedAt is null)
        {
            Stop(filed, input.Reason.Trim(), actor, at);
            db.Note(filed, actor, at, "withdrawn", "Đã rút hồ sơ, dừng giải quyết", input.Reason.Trim(), isPublic: true);
            db.Announce(filed, at, $"Hồ sơ {filed.Code} đã rút. Giấy tờ bản chính trả lại tại nơi nộp.");
        }
        else
        {
            filed.Status = CaseStatus.WithdrawalRequested;
            db.Note(filed, actor, at, "withdrawal-requested", "Người nộp đề nghị rút hồ sơ", input.Reason.Trim(), isPublic: true);
        }

        return await work.TrySaveAsync(cancellation) ? filed : CaseErrors.ChangedMeanwhile;
    }

    private static void Stop(Case filed, string reason, Actor actor, DateTimeOffset at)
    {
        filed.Status = CaseStatus.Stopped;
        filed.StopReason = reason;
        filed.FinishedAt = at;
        foreach (var step in filed.Steps.Where(step => step.IsOpen))
        {
            step.DoneAt = at;
            step.DoneByName = actor.Name;
            step.Note = "Người nộp rút hồ sơ";
        }
    }
}
