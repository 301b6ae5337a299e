using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Withdrawals;

/// <summary>
/// An applicant's wish to have an accepted case back: a step at the counter that received it, while all other work rests.
/// It ends with the case stopped, or with the work going on.
/// </summary>
internal sealed class Withdrawal(CasesDb db, CaseFlow flow, IWorkingCalendars calendars)
{
    public static readonly Error TooLate = Error.Conflict(
        "cases.too-late-to-withdraw", "Hồ sơ đã có kết quả hoặc đã kết thúc, không rút được nữa. Đến nơi nộp để nhận kết quả.");

    public static Error Answered(CaseStatus status) => Error.Conflict(
        "cases.wish-answered", $"Đề nghị rút hồ sơ này đã được trả lời, hồ sơ đang ở trạng thái “{status.Word()}”. Tải lại trang để xem.");

    // We know of no rule that sets a term for the answer; others wait for it, so the counter has one working day.
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromHours(8);

    public async Task AskAsync(Case filed, string reason, Actor applicant, DateTimeOffset at, CancellationToken cancellation)
    {
        filed.Become(CaseStatus.WithdrawalRequested);
        var calendar = await calendars.ForAsync(filed.ReceivingOrganizationId, cancellation);
        var number = ++filed.StepCount;
        flow.Add(filed, new CaseStep
        {
            CaseId = filed.Id,
            Number = number,
            Key = $"withdraw-{number}",
            Kind = StepKind.Withdraw,
            Name = "Trả lời đề nghị rút hồ sơ",
            OrganizationId = filed.ReceivingOrganizationId,
            Role = OfficerRole.OneStopClerk,
            Desk = CaseStep.DeskOf(filed.ReceivingOrganizationId, OfficerRole.OneStopClerk),
            Question = reason,
            OpenedAt = at,
            DueAt = calendar.AddWorkingTime(calendar.NextWorkingInstant(at), TimeToAnswer),
        });
        db.Note(filed, applicant, at, "withdrawal-requested", "Người nộp đề nghị rút hồ sơ", reason, isPublic: true);
    }

    /// <summary>The counter's answer: forward lets the applicant have the case back, a refusal makes it go on.</summary>
    public async Task<Error?> AnswerAsync(Case filed, CaseStep wish, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        switch (wish.Outcome)
        {
            case StepOutcome.Forward:
                await StopAsync(filed, wish.Note ?? wish.Question!, actor, at, cancellation);
                return null;

            case StepOutcome.Refuse:
                await GoOnAsync(filed, "withdrawal-declined", "Không dừng hồ sơ theo đề nghị rút, tiếp tục giải quyết", wish.Note,
                    actor, at,
                    cancellation);
                db.Announce(filed, at, $"không dừng mà tiếp tục giải quyết: {wish.Note}");
                return null;

            default:
                return CaseErrors.OutcomeForbidden(wish.Name);
        }
    }

    public async Task StopAsync(Case filed, string reason, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        await db.EndAsync(filed, CaseStatus.Stopped, cancellation);
        filed.StopReason = reason;
        filed.FinishedAt = at;
        Close(filed.Steps.Where(step => step.IsOpen), "Người nộp rút hồ sơ", actor, at);
        db.Note(filed, actor, at, "withdrawn", "Đã rút hồ sơ, dừng giải quyết", reason, isPublic: true);
        db.Announce(filed, at, "đã rút. Giấy tờ bản chính trả lại tại nơi nộp.");
    }

    /// <summary>
    /// The case goes on as it stood. Its due date stays, since we know of no rule that lets a wish move it; the steps that rested get the
    /// time back, unless papers are still missing: that longer wait is given back when they come.
    /// </summary>
    /// <param name="kind">For history and audit: who ended the wish, the counter or the applicant.</param>
    public async Task GoOnAsync(
        Case filed, string kind, string sentence, string? reason, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        // Wishes of earlier versions have no step, and when they began is not known here.
        var askedAt = filed.Steps.LastOrDefault(step => step.Kind is StepKind.Withdraw)?.OpenedAt ?? at;
        Close(filed.Steps.Where(step => step.IsOpen && step.Kind is StepKind.Withdraw), sentence, actor, at);
        var isMissingPapers = filed.Supplements.Any(request => request.AnsweredAt is null);
        filed.Become(isMissingPapers ? CaseStatus.SupplementRequested : CaseStatus.InProcess);
        foreach (var step in filed.Steps.Where(step => step.IsOpen && !isMissingPapers))
        {
            await flow.MoveOnAsync(step, askedAt, at, cancellation);
        }

        db.Note(filed, actor, at, kind, sentence, reason, isPublic: true, organizationId: filed.ReceivingOrganizationId);
    }

    private static void Close(IEnumerable<CaseStep> steps, string note, Actor actor, DateTimeOffset at)
    {
        foreach (var step in steps.ToList())
        {
            step.DoneAt = at;
            step.DoneByName = actor.Name;
            step.Note = note;
        }
    }
}
