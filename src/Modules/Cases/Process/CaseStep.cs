using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

internal enum StepOutcome
{
    /// <summary>Done as the process wants it: accepted, appraised, approved, confirmed, answered, returned to the applicant.</summary>
    Forward,

    /// <summary>Back to an earlier step, with a reason.</summary>
    Return,

    /// <summary>The case is refused, with a reason.</summary>
    Refuse,
}

/// <summary>What an agency that was asked thinks of the matter.</summary>
internal enum Stance
{
    Agree,
    Disagree,
    Other,
}

/// <summary>One piece of work on a case at one desk (organization and role); a step done again is a new row.</summary>
internal sealed class CaseStep : IVersioned
{
    public const int MaxKeyLength = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    /// <summary>Order of opening within the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Key of the process definition; consultations are <c>consult-{number}</c>, wishes to withdraw
    /// <c>withdraw-{number}</c>.</summary>
    public required string Key { get; init; }

    public required StepKind Kind { get; init; }

    public required string Name { get; init; }

    public required Guid OrganizationId { get; init; }

    public required OfficerRole Role { get; init; }

    /// <summary>Organization and role in one word: the column worklists are read by.</summary>
    public required string Desk { get; init; }

    /// <summary>For a consultation: the question; for a wish to withdraw: the applicant's reason.</summary>
    public string? Question { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>The case rests meanwhile, see <see cref="CaseStatusWords.IsResting"/>. Kept here for the worklists: they would have to read
    /// the case of every open step.</summary>
    public bool IsResting { get; private set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Null while the step is open, and when a withdrawal ended it undecided.</summary>
    public StepOutcome? Outcome { get; set; }

    public Guid? DoneByOfficerId { get; set; }

    public string? DoneByName { get; set; }

    public string? Note { get; set; }

    /// <summary>Of an answered consultation: whether the asked agency agrees.</summary>
    public Stance? Stance { get; set; }

    /// <summary>SHA-256 of the file that came with the answer of a consultation.</summary>
    public string? AnswerHash { get; set; }

    public string? AnswerFileName { get; set; }

    public int Version { get; set; }

    public bool IsOpen => DoneAt is null;

    /// <inheritdoc cref="CourseStep.IsUnmet"/>
    public bool IsUnmet => StepOutcomes.IsUnmet(Kind, DoneAt, Outcome);

    /// <summary>Rests and goes on with its case. The answer to a wish to withdraw does not rest: it is what the case waits for.</summary>
    public void Follow(CaseStatus status) => IsResting = status.IsResting() && Kind is not StepKind.Withdraw;

    public static string DeskOf(Guid organizationId, OfficerRole role) => $"{organizationId:N}:{role}";
}

internal sealed class CaseStepMap : IEntityTypeConfiguration<CaseStep>
{
    public void Configure(EntityTypeBuilder<CaseStep> builder)
    {
        builder.ToTable("step");
        builder.Property(row => row.Key).HasMaxLength(CaseStep.MaxKeyLength);
        builder.Property(row => row.Desk).HasMaxLength(80);
        builder.Property(row => row.AnswerHash).HasMaxLength(64);
        builder.HasIndex(row => row.AnswerHash).HasFilter("answer_hash IS NOT NULL");
        // Open steps only: what is done in ten years would be a thousand times as much and is never looked for by desk.
        // Kind and rest stand in it so that a worklist is chosen and counted from the index alone.
        builder.HasIndex(row => new { row.Desk, row.DueAt, row.Id, row.Kind, row.IsResting }).HasFilter("done_at IS NULL");
    }
}
