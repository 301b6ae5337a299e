using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Steps;

/// <param name="FromStep">Key of the open step whose officer asks.</param>
/// <param name="WorkingHours">Time given for the answer.</param>
internal sealed record ConsultAgencyInput(string Code, string FromStep, Guid OrganizationId, string Question, int WorkingHours);

/// <summary>Asks another agency for its opinion; several may be asked at once, and the asking step waits for all of them.</summary>
internal sealed class ConsultAgency(
    CasesDb db, CaseAccess access, Work work, CaseFlow flow, IOrganizationDirectory organizations, IWorkingCalendars calendars,
    TimeProvider clock)
{
    private const int MaxHours = 15 * 8;

    public Task<Result<CaseStep>> RunAsync(ConsultAgencyInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CaseStep>> ChangeAsync(ConsultAgencyInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        if (filed.Steps.LastOrDefault(step => step.Key == input.FromStep) is not { } asking || !CaseAccess.Handles(actor, asking))
        {
            return CaseErrors.NoSuchStep;
        }

        if (filed.Status is not CaseStatus.InProcess)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }

        var at = clock.GetUtcNow();
        var tree = await organizations.GetAsync(cancellation);
        var asked = tree.Find(input.OrganizationId);
        if (CheckInput(input, asked, filed, at) is { } error)
        {
            return error;
        }

        var calendar = await calendars.ForAsync(asked!.Id, cancellation);
        var number = ++filed.StepCount;
        var step = flow.Add(filed, new CaseStep
        {
            CaseId = filed.Id,
            Number = number,
            Key = $"consult-{number}",
            Kind = StepKind.Consult,
            Name = $"{asked.AgencyName} cho ý kiến",
            OrganizationId = asked.Id,
            Role = OfficerRole.AppraisingOfficer,
            Desk = CaseStep.DeskOf(asked.Id, OfficerRole.AppraisingOfficer),
            Question = input.Question.Trim(),
            OpenedAt = at,
            DueAt = calendar.AddWorkingTime(calendar.NextWorkingInstant(at), TimeSpan.FromHours(input.WorkingHours)),
        });
        db.Note(filed, actor, at, "consultation-asked", $"Lấy ý kiến {asked.AgencyName}, hạn {VietnamTime.Short(step.DueAt)}",
            step.Question, isPublic: true, organizationId: asking.OrganizationId);
        return step;
    }

    private static Error? CheckInput(ConsultAgencyInput input, OrganizationSummary? asked, Case filed, DateTimeOffset at)
    {
        var faults = new Dictionary<string, string>();
        if (asked is null || !asked.IsValidAt(at.VietnamDate()))
        {
            faults["organization"] = "Chọn cơ quan cần lấy ý kiến.";
        }
        else if (filed.Steps.Any(step => step.IsOpen && step.Kind is StepKind.Consult && step.OrganizationId == asked.Id))
        {
            faults["organization"] = $"{asked.AgencyName} đang được hỏi ý kiến rồi. Chờ trả lời hoặc chọn cơ quan khác.";
        }

        if (string.IsNullOrWhiteSpace(input.Question))
        {
            faults["question"] = "Ghi nội dung cần hỏi.";
        }

        if (input.WorkingHours is < 1 or > MaxHours)
        {
            faults["workingHours"] = $"Thời hạn trả lời từ 1 đến {MaxHours} giờ làm việc.";
        }

        return faults.Count == 0 ? null : Error.Invalid("cases.consultation-incomplete", faults);
    }
}
