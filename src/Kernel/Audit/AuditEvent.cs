namespace XaDienTu.Kernel.Audit;

/// <summary>Who did or read what, and when; written in the transaction of the change itself, never changed, sealed soon after (<see
/// cref="AuditSeal"/>).</summary>
public sealed class AuditEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset At { get; init; }

    public required string ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>What happened, e.g. <c>CaseAccepted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Kind and key of what it happened to, e.g. <c>case</c> and its code.</summary>
    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>JSON with what changed; personal data only where the act needs it.</summary>
    public string? Details { get; init; }

    /// <summary>The address the request came from; null for jobs and for rows of versions that did not write it down.</summary>
    public string? SourceAddress { get; init; }
}
