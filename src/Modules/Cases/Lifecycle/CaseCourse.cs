using XaDienTu.Cases.Contracts;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>Where a case goes and how far it has come: what its picture is drawn from.</summary>
internal sealed record CaseCourse(
    CaseStatus Status, Guid ReceivingOrganizationId, Guid CompetentOrganizationId,
    DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, IReadOnlyList<CourseStep> Steps)
{
    public static CaseCourse Of(Case filed) => new(
        filed.Status, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, filed.SubmittedAt, filed.DueAt, filed.FinishedAt,
        [.. filed.Steps.Select(step => new CourseStep(step.Number, step.Key, step.Name, step.OrganizationId, step.DueAt, step.DoneAt))]);
}

/// <inheritdoc cref="CaseStep"/>
internal sealed record CourseStep(int Number, string Key, string Name, Guid OrganizationId, DateTimeOffset DueAt, DateTimeOffset? DoneAt);
