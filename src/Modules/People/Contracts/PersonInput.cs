namespace XaDienTu.People.Contracts;

/// <summary>What is said of a person at a counter or by the person; empty means not said.</summary>
public sealed record PersonInput
{
    /// <summary>Names somebody already known; needed to complete a person who has no number.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>All of the name in one field, at least one word.</summary>
    public required string FullName { get; init; }

    public string? IdNumber { get; init; }

    public bool OldIdNumberAllowed { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>For those who know their year of birth only; ignored beside a date.</summary>
    public int? BirthYear { get; init; }

    public Sex? Sex { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    public Guid? CommuneOrganizationId { get; init; }

    /// <summary>Contact data on file stay; what is missing is filled.</summary>
    public bool KeepsContact { get; init; }
}
