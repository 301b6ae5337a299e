namespace XaDienTu.People.Contracts;

/// <param name="BirthYear">Known with or without the whole date.</param>
/// <param name="ToCheck">What was said later and differs from what is on file; an officer decides, nothing was replaced.</param>
public sealed record PersonSummary(
    Guid Id,
    string FullName,
    string? IdNumber,
    DateOnly? BirthDate,
    int? BirthYear,
    Sex? Sex,
    string? Phone,
    string? Email,
    string? Address,
    Guid? CommuneOrganizationId,
    IReadOnlyList<DifferingFact> ToCheck)
{
    /// <summary>Of a person just remembered: the facts on file that this changed, by name; none for a new one.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
}

public enum FactKind
{
    FullName,
    Birth,
    Sex,
}

/// <param name="Value">As said: a name, a date <c>yyyy-MM-dd</c> or year, or a sex.</param>
public sealed record DifferingFact(FactKind Kind, string Value, DateTimeOffset SaidAt);
