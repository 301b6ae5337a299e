using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Where a job stands, the same for all nodes.</summary>
internal sealed class JobState
{
    private const int MaxNodeLength = 100;

    public required string Name { get; init; }

    public required DateTimeOffset NextAt { get; set; }

    /// <summary>While a node is at it, and a while after that node was last heard of.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The node that is or was last at it.</summary>
    public string? Node { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it should have started, the last time.</summary>
    public DateTimeOffset? WasDueAt { get; set; }

    /// <summary>Null while it runs, and when the node died at it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How often in a row it failed; 0 after a good end.</summary>
    public int Failures { get; set; }

    /// <summary>Kind of the last failure; no personal data.</summary>
    public string? LastError { get; set; }

    public static string ThisNode { get; } = Environment.MachineName[..Math.Min(Environment.MachineName.Length, MaxNodeLength)];

    public static void Map(ModelBuilder model) => model.Entity<JobState>(job =>
    {
        job.ToTable("job").HasKey(row => row.Name);
        job.Property(row => row.Name).HasMaxLength(JobPlan.MaxNameLength);
        job.Property(row => row.Node).HasMaxLength(MaxNodeLength);
        job.Property(row => row.LastError).HasMaxLength(200);
    });
}
