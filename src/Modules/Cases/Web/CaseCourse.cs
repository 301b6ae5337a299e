using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Web;

/// <summary>Where a case goes and how far it has come: what its picture is drawn from.</summary>
internal sealed record CaseCourse(
    CaseStatus Status, Guid ReceivingOrganizationId, Guid CompetentOrganizationId,
    DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, IReadOnlyList<CourseStep> Steps)
{
    /// <summary>The step that has the case now; agencies that are asked for an opinion answer beside it.</summary>
    public CourseStep? Current =>
        Status.IsClosed() ? null : Steps.Where(step => step.DoneAt is null).OrderBy(step => step.Kind is StepKind.Consult)
            .ThenByDescending(step => step.Number).FirstOrDefault();

    public static CaseCourse Of(Case filed) => new(
        filed.Status, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, filed.SubmittedAt, filed.DueAt, filed.FinishedAt,
        [.. filed.Steps.Select(step => new CourseStep(
            step.Number, step.Key, step.Kind, step.Name, step.OrganizationId, step.DueAt, step.DoneAt, step.Outcome))]);
}

/// <inheritdoc cref="CaseStep"/>
internal sealed record CourseStep(
    int Number, string Key, StepKind Kind, string Name, Guid OrganizationId, DateTimeOffset DueAt, DateTimeOffset? DoneAt,
    StepOutcome? Outcome)
{
    /// <summary>Over, yet what it is named after did not happen: a withdrawal ended it, or the counter took nothing in.</summary>
    public bool IsUnmet => StepOutcomes.IsUnmet(Kind, DoneAt, Outcome);
}
