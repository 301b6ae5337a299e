namespace XaDienTu.Cases.Lifecycle;

/// <summary>The file that answers the application: the certificate, permit or decision.</summary>
internal sealed class CaseResult
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public required string Name { get; init; }

    public required string FileHash { get; init; }

    public required string FileName { get; init; }

    public required DateTimeOffset AttachedAt { get; init; }

    public required string AttachedByName { get; init; }

    /// <summary>When the competent person approved exactly this file.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    public string? ApprovedByName { get; set; }
}
