using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Steps;

/// <param name="Step">Key of the open step, e.g. <c>appraise</c> or <c>consult-4</c>.</param>
/// <param name="Note">Opinion; the reason, where the outcome needs one.</param>
/// <param name="ReturnTo">For <see cref="StepOutcome.Return"/>: key of the earlier step; none means the one before.</param>
/// <param name="Papers">At acceptance: whose papers the clerk compared with the case; these people are put on file.</param>
/// <param name="Answer">Of a consultation: whether the agency agrees, and its paper. Null from a program, which answers in words.</param>
internal sealed record CompleteStepInput(
    string Code, string Step, StepOutcome Outcome, string? Note, string? ReturnTo, PapersChecked Papers = PapersChecked.None,
    ConsultationAnswer? Answer = null);

/// <summary>Finishes a step of a case and opens what follows. Of two officers finishing the same step at once, one wins and the other is
/// told.</summary>
internal sealed class CompleteStep(
    CasesDb db, Work work, CaseAccess access, CaseFlow flow, PutOnFile putOnFile, IProcedureCatalogue procedures,
    IOrganizationDirectory organizations, IPaperSigning signing, DigitalApproval digital, Withdrawal withdrawal,
    AnswerConsultation consultation,
    TimeProvider clock)
{
    /// <remarks>From the start in one transaction: who is told that somebody else was faster has put nobody on file either.</remarks>
    public Task<Result<Case>> RunAsync(CompleteStepInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation, fromStart: true);

    private async Task<Result<Case>> ChangeAsync(CompleteStepInput input, Actor actor, CancellationToken cancellation)
    {
        var checkedCase = await CheckAsync(input, actor, cancellation);
        if (!checkedCase.Ok)
        {
            return checkedCase.Error;
        }

        var filed = checkedCase.Value;
        var step = filed.Steps.Last(candidate => candidate.Key == input.Step);
        var at = clock.GetUtcNow();
        if (step.Kind is StepKind.Receive && input.Outcome is StepOutcome.Forward
            && await putOnFile.RunAsync(filed, input.Papers, actor, at, cancellation) is { } refused)
        {
            return refused;
        }

        Close(step, input, actor, at);
        if (input.Answer is { } answer && await consultation.TakeAsync(step, answer, actor, cancellation) is { } untaken)
        {
            return untaken;
        }

        var content = await procedures.ContentOfAsync(filed, cancellation);
        var moved = step.Kind is StepKind.Consult && ProcessPath.Find(content, step.Key) is null
            ? consultation.Note(filed, step, input.Answer is not null, actor, at)
            : step.Kind is StepKind.Withdraw ? await withdrawal.AnswerAsync(filed, step, actor, at, cancellation)
            : input.Outcome switch
            {
                StepOutcome.Forward => await ForwardAsync(filed, step, content, actor, at, cancellation),
                StepOutcome.Return => await ReturnAsync(filed, step, content, input.ReturnTo, actor, at, cancellation),
                StepOutcome.Refuse => await RefuseAsync(filed, step, content, actor, at, cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(input), input.Outcome, null),
            };
        return moved is null ? filed : moved;
    }

    /// <summary>The case, if this actor may finish the step so now; changes nothing.</summary>
    public async Task<Result<Case>> CheckAsync(CompleteStepInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        var step = filed.Steps.LastOrDefault(candidate => candidate.Key == input.Step);
        return await WhyNotAsync(filed, step, input, actor, cancellation) is { } error ? error : filed;
    }

    private async Task<Error?> WhyNotAsync(Case filed, CaseStep? step, CompleteStepInput input, Actor actor, CancellationToken cancellation)
    {
        if (step is null)
        {
            return CaseErrors.NoSuchStep;
        }

        if (!CaseAccess.MayDo(actor, step))
        {
            var tree = await organizations.GetAsync(cancellation);
            return CaseErrors.NotYourStep(step.Role.Word(), tree.Find(step.OrganizationId)?.AgencyName ?? "cơ quan khác");
        }

        if (!step.IsOpen)
        {
            return CaseErrors.StepClosed(step.Name, step.DoneByName!, step.DoneAt!.Value);
        }

        if (step.Kind is not (StepKind.Consult or StepKind.Withdraw)
            && filed.Status is CaseStatus.SupplementRequested or CaseStatus.WithdrawalRequested)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }

        if (step is { Kind: StepKind.Consult, Question: not null } && input.Outcome is not StepOutcome.Forward)
        {
            // Who was asked answers; the case is not his or hers to send back or to refuse.
            return CaseErrors.OutcomeForbidden(step.Name);
        }

        if (input.Outcome is not StepOutcome.Forward && string.IsNullOrWhiteSpace(input.Note))
        {
            return CaseErrors.ReasonMissing;
        }

        var isWaiting = filed.Steps.Any(other => other.IsOpen && other.Id != step.Id && other.Kind is StepKind.Consult);
        return isWaiting && step.Kind is not (StepKind.Consult or StepKind.Withdraw) ? CaseErrors.ConsultationOpen
            : input.Outcome is StepOutcome.Forward && await LacksAgencySignatureAsync(filed, step, cancellation)
                ? CaseErrors.AgencySignatureMissing
                : null;
    }

    /// <summary>A result that the leader signed digitally leaves the agency only with the agency's signature, where the agency has a
    /// certificate.</summary>
    private async Task<bool> LacksAgencySignatureAsync(Case filed, CaseStep step, CancellationToken cancellation) =>
        step.Kind is StepKind.NumberAndSeal or StepKind.HandOver or StepKind.Return
        && filed.Results.FirstOrDefault(result => result.AwaitsAgency) is { IssuingOrganizationId: { } agency }
        && await signing.OfAgencyAsync(agency, cancellation) is not null;

    private static void Close(CaseStep step, CompleteStepInput input, Actor actor, DateTimeOffset at)
    {
        step.DoneAt = at;
        step.Outcome = input.Outcome;
        step.DoneByOfficerId = actor.OfficerId;
        step.DoneByName = actor.Name;
        step.Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
    }

    private async Task<Error?> ForwardAsync(
        Case filed, CaseStep step, ProcedureContent content, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        var definition = ProcessPath.Find(content, step.Key)!;
        if (ProcessPath.NeedsResult(definition) && filed.Results.Count == 0)
        {
            return CaseErrors.ResultMissing;
        }

        if (ProcessPath.Approves(content, definition) && await ApproveAsync(filed, step, actor, at, cancellation) is { } error)
        {
            return error;
        }

        if (step.Kind is StepKind.Receive)
        {
            await AcceptAsync(filed, step, content, actor, at, cancellation);
        }
        else
        {
            db.Note(
                filed, actor, at, "step-done", $"Xong bước “{step.Name}”", step.Note, isPublic: true, organizationId: step.OrganizationId);
        }

        return await AdvanceAsync(filed, ProcessPath.Next(content, step.Key), at, cancellation);
    }

    private async Task<Error?> ApproveAsync(Case filed, CaseStep step, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        var drafts = filed.Results.Where(result => result.ApprovedAt is null).ToList();
        if (drafts.Exists(result => result.SignedHash is null))
        {
            if (await digital.IsNeededAsync(step, actor, cancellation))
            {
                return CaseErrors.SignatureNeeded;
            }

            db.Record(actor, at, "result-approved-on-paper", "case", filed.Code);
        }

        foreach (var result in drafts)
        {
            result.ApprovedAt = at;
            result.ApprovedByName = actor.Name;
        }

        return null;
    }

    private async Task AcceptAsync(
        Case filed, CaseStep step, ProcedureContent content, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        var due = await flow.DueAsync(filed, content, at, cancellation);
        filed.Accept(at, due.At, due.Derivation);
        db.Note(filed, actor, at, "accepted", $"Đã tiếp nhận, hẹn trả {VietnamTime.Long(due.At)}", step.Note, isPublic: true,
            organizationId: filed.ReceivingOrganizationId);
        db.Announce(filed, at, $"đã được tiếp nhận. Hẹn trả {VietnamTime.Long(due.At)}.");
    }

    private async Task<Error?> ReturnAsync(
        Case filed, CaseStep step, ProcedureContent content, string? returnTo, Actor actor, DateTimeOffset at,
        CancellationToken cancellation)
    {
        var earlier = ProcessPath.Earlier(content, step.Key);
        var target = returnTo is null ? earlier.LastOrDefault() : earlier.FirstOrDefault(candidate => candidate.Key == returnTo);
        if (target is null || filed.FinishedAt is not null)
        {
            return CaseErrors.OutcomeForbidden(step.Name);
        }

        foreach (var result in filed.Results)
        {
            result.WithdrawApproval();
        }

        db.Note(filed, actor, at, "step-returned", $"Chuyển lại bước “{target.Name}”", step.Note, organizationId: step.OrganizationId);
        var opened = await flow.OpenAsync(filed, target, at, cancellation);
        return opened.Error;
    }

    private async Task<Error?> RefuseAsync(
        Case filed, CaseStep step, ProcedureContent content, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        filed.StopReason = step.Note;
        switch (step.Kind)
        {
            case StepKind.Receive:
                await db.EndAsync(filed, CaseStatus.NotAccepted, cancellation);
                filed.FinishedAt = at;
                db.Note(filed, actor, at, "not-accepted", "Không tiếp nhận hồ sơ", step.Note, isPublic: true,
                    organizationId: step.OrganizationId);
                db.Announce(filed, at, $"không được tiếp nhận: {step.Note}");
                return null;

            case StepKind.Approve:
                await db.EndAsync(filed, CaseStatus.Stopped, cancellation);
                db.Note(filed, actor, at, "refused", "Từ chối giải quyết hồ sơ", step.Note, isPublic: true,
                    organizationId: step.OrganizationId);
                db.Announce(filed, at, $"bị từ chối giải quyết: {step.Note}");
                return await AdvanceAsync(filed, ProcessPath.AfterRefusal(content, step.Key), at, cancellation);

            default:
                return CaseErrors.OutcomeForbidden(step.Name);
        }
    }

    private async Task<Error?> AdvanceAsync(Case filed, ProcessStepDefinition? next, DateTimeOffset at, CancellationToken cancellation)
    {
        var before = filed.Status;
        var advanced = await flow.AdvanceAsync(filed, next, at, cancellation);
        if (advanced.Error is null && filed.Status != before && filed.Status is CaseStatus.Processed or CaseStatus.Returned)
        {
            db.Announce(filed, at, filed.Status is CaseStatus.Processed
                ? $"đã có kết quả. {filed.FetchWords()}"
                : "đã trả kết quả.");
        }

        return advanced.Error;
    }
}
