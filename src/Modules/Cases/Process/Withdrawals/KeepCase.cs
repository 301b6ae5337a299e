using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Withdrawals;

/// <summary>The applicant thinks better of it: a wish to withdraw that nobody answered yet is taken back, and the case goes on.</summary>
internal sealed class KeepCase(CasesDb db, Withdrawal withdrawal, Work work, TimeProvider clock)
{
    public Task<Result<Case>> RunAsync(string code, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(code, actor, cancellation), cancellation);

    private async Task<Result<Case>> ChangeAsync(string code, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindWholeAsync(code, cancellation) is not { } filed || !CaseAccess.IsApplicant(actor, filed))
        {
            return CaseErrors.NotFound;
        }

        if (filed.Status is not CaseStatus.WithdrawalRequested)
        {
            return Withdrawal.Answered(filed.Status);
        }

        await withdrawal.GoOnAsync(
            filed, "withdrawal-taken-back", "Người nộp giữ hồ sơ, không rút nữa", null, actor, clock.GetUtcNow(), cancellation);
        return filed;
    }
}
