using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>A file received for a draft.</summary>
internal sealed record DraftFile(string DocumentKey, string Hash, string FileName, long Length, DateTimeOffset At);

/// <summary>A citizen's unfinished filing: what was typed outlives sign-out and power cuts.</summary>
internal sealed class CaseDraft : IVersioned
{
    /// <summary>Also the idempotency key of the filing: a draft becomes one case.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required string ProcedureCode { get; init; }

    public Guid? OrganizationId { get; set; }

    /// <summary>The applicant's own answers, by field.</summary>
    public Dictionary<string, string> Person { get; set; } = [];

    /// <summary>The e-form's answers, by property.</summary>
    public Dictionary<string, string> Values { get; set; } = [];

    public List<DraftFile> Files { get; set; } = [];

    public required DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class CaseDraftMap : IEntityTypeConfiguration<CaseDraft>
{
    public void Configure(EntityTypeBuilder<CaseDraft> builder)
    {
        builder.ToTable("draft");
        builder.Property(row => row.Person).AsJson();
        builder.Property(row => row.Values).AsJson();
        builder.Property(row => row.Files).AsJson();
        builder.HasIndex(row => row.AccountId);
    }
}
