using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>Moves a case from step to step: which organization has the next one, until when, and what that makes of the case.</summary>
internal sealed class CaseFlow(CasesDb db, IOrganizationDirectory organizations, IWorkingCalendars calendars)
{
    /// <summary>Who decides on a case received here: the nearest organization of the procedure's competent level.</summary>
    public async Task<Result<OrganizationSummary>> CompetentAsync(
        ProcedureContent content, OrganizationSummary receiving, DateOnly at, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var kind = ProcessCheck.KindOf(content.CompetentLevel) ?? throw NotChecked(content.Code, content.CompetentLevel);
        var competent = content.CompetentFunction is { } function
            ? tree.NearestWithFunction(receiving.Id, function, at, kind)
            : tree.Nearest(receiving.Id, kind, at);
        return competent is null ? CaseErrors.NoCompetent(receiving.AgencyName, "cơ quan giải quyết") : competent;
    }

    /// <summary>Opens a process step at the organization its definition means for this case.</summary>
    public async Task<Result<CaseStep>> OpenAsync(
        Case filed, ProcessStepDefinition definition, DateTimeOffset at, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var organization = OrganizationOf(tree, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, definition, at.VietnamDate());
        if (organization is null)
        {
            return CaseErrors.NoCompetent(
                tree.Find(filed.ReceivingOrganizationId)?.AgencyName ?? filed.Code, $"nơi làm bước “{definition.Name}”");
        }

        var calendar = await calendars.ForAsync(organization.Id, cancellation);
        var role = ProcessCheck.RoleOf(definition) ?? throw NotChecked(filed.ProcedureCode, definition.Role);
        return Add(filed, new CaseStep
        {
            CaseId = filed.Id,
            Number = ++filed.StepCount,
            Key = definition.Key,
            Kind = definition.Kind,
            Name = definition.Name,
            OrganizationId = organization.Id,
            Role = role,
            Desk = CaseStep.DeskOf(organization.Id, role),
            OpenedAt = at,
            DueAt = Earliest(
                calendar.AddWorkingTime(calendar.NextWorkingInstant(at), TimeSpan.FromHours((double)definition.Hours)), filed.DueAt, at),
        });
    }

    public CaseStep Add(Case filed, CaseStep step)
    {
        if (!filed.Involves(step.OrganizationId))
        {
            db.Involve(filed, step.OrganizationId);
        }

        step.Follow(filed.Status);
        filed.Steps.Add(step);
        db.Steps.Add(step);
        return step;
    }

    /// <summary>Opens what follows a finished step and draws the consequence for the case.</summary>
    public async Task<Result<CaseStep?>> AdvanceAsync(
        Case filed, ProcessStepDefinition? next, DateTimeOffset at, CancellationToken cancellation)
    {
        if (next is null)
        {
            filed.ReturnedAt = at;
            if (filed.Status is not CaseStatus.Stopped)
            {
                filed.Become(CaseStatus.Returned);
            }

            return (CaseStep?)null!;
        }

        if (ProcessPath.IsDecided(next))
        {
            filed.FinishedAt ??= at;
            if (filed.Status is not CaseStatus.Stopped)
            {
                filed.Become(CaseStatus.Processed);
            }
        }

        var opened = await OpenAsync(filed, next, at, cancellation);
        return opened.Ok ? opened.Value : opened.Error;
    }

    /// <summary>Counts the term from the moment of acceptance with the calendar of the competent agency.</summary>
    public async Task<DueDate> DueAsync(Case filed, ProcedureContent content, DateTimeOffset acceptedAt, CancellationToken cancellation) =>
        RuleOf(content).Compute(await calendars.ForAsync(filed.CompetentOrganizationId, cancellation), acceptedAt);

    /// <summary>The due date after a supplement, by the policy of the pinned version: the full term anew, or the wait left out.</summary>
    public async Task<DueDate> DueAfterWaitAsync(
        Case filed, ProcedureContent content, DateTimeOffset waitFrom, DateTimeOffset waitUntil, CancellationToken cancellation)
    {
        var calendar = await calendars.ForAsync(filed.CompetentOrganizationId, cancellation);
        return content.SupplementPolicy switch
        {
            SupplementPolicy.Restart => RuleOf(content).Restart(calendar, waitUntil),
            SupplementPolicy.Pause => DueDateRule.Pause(calendar, filed.DueAt!.Value, waitFrom, waitUntil),
            _ => throw new ArgumentOutOfRangeException(nameof(content), content.SupplementPolicy, null),
        };
    }

    /// <summary>Moves an open step's own due date on by the working time of a wait.</summary>
    public async Task MoveOnAsync(CaseStep step, DateTimeOffset waitFrom, DateTimeOffset waitUntil, CancellationToken cancellation)
    {
        var calendar = await calendars.ForAsync(step.OrganizationId, cancellation);
        step.DueAt = DueDateRule.Pause(calendar, step.DueAt, waitFrom, waitUntil).At;
    }

    public static OrganizationSummary? OrganizationOf(
        OrganizationTree tree, Guid receiving, Guid competent, ProcessStepDefinition definition, DateOnly at) =>
        StepPlace.Read(definition.At) switch
        {
            { Site: StepSite.Receiving } => tree.Find(receiving),
            { Site: StepSite.Competent } => tree.Find(competent),
            { Site: StepSite.Function, Function: var function } => tree.NearestWithFunction(competent, function, at),
            _ => null,
        };

    private static InvalidOperationException NotChecked(string procedure, string word) =>
        new($"Procedure {procedure} was published with “{word}”, which ProcessCheck refuses.");

    private static DueDateRule RuleOf(ProcedureContent content) => new((int)content.Term.Amount, content.Term.Unit, content.Term.Policy);

    // A step never promises more than the case: its share ends with the case's own due date while that lies ahead.
    private static DateTimeOffset Earliest(DateTimeOffset stepDue, DateTimeOffset? caseDue, DateTimeOffset at) =>
        caseDue is { } due && due > at && due < stepDue ? due : stepDue;
}
