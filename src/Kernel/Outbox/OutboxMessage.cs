namespace XaDienTu.Kernel.Outbox;

/// <summary>News for other modules: committed with the change, delivered once in effect.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The fixed name of <see cref="NewsAttribute"/>.</summary>
    public required string Type { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>The last failure, shown to the system administrator; no personal data.</summary>
    public string? LastError { get; set; }
}
