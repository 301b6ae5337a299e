using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Cases.Process;

/// <summary>One fault of a case and its cure.</summary>
/// <param name="DocumentKey">The paper it is about; empty when it is about something else.</param>
/// <param name="What">Remark: what is wrong and how to mend it.</param>
/// <param name="Field">Name of the e-form's field it is about; empty when it is about something else.</param>
internal sealed record SupplementItem(string DocumentKey, string What, string Field = "");

/// <summary>One answer of the e-form as it was and as the applicant corrected it.</summary>
internal sealed record Correction(string Field, string Before, string After);

/// <summary>
/// The one complete list of what is missing (Decree 61/2018 art. 19: notice within 3 working days, once). Its open time
/// is the wait that the deadline policy counts.
/// </summary>
internal sealed class SupplementRequest
{
    public const int MostItems = 50;
    public const int MaxItemLength = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public required List<SupplementItem> Items { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedByName { get; init; }

    /// <summary>Key of the step that asked.</summary>
    public required string StepKey { get; init; }

    /// <summary>Day until which the applicant should answer.</summary>
    public required DateOnly RespondBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public string? AnswerNote { get; set; }

    /// <summary>What the applicant changed in the declaration with the answer.</summary>
    public List<Correction> Corrections { get; set; } = [];
}

internal sealed class SupplementRequestMap : IEntityTypeConfiguration<SupplementRequest>
{
    public void Configure(EntityTypeBuilder<SupplementRequest> builder)
    {
        builder.ToTable("supplement_request");
        builder.Property(row => row.Items).AsJson();
        builder.Property(row => row.Corrections).AsJson().HasDefaultValueSql("'[]'");
    }
}
