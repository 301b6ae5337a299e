namespace XaDienTu.Organizations.Contracts;

public enum OrganizationKind
{
    Province,
    Department,
    District,
    Commune,
    Unit,
}

/// <summary>An agency or unit as it stood for a stretch of time; a new name or rank makes a new one, named as successor.</summary>
/// <param name="Identifier">Agency identifier of Decision 20/2020, e.g. <c>H02.15.03</c>; a name, nothing may be read out of it.</param>
/// <param name="OldIdentifier">The form used before, e.g. <c>000.03.15.H02</c>.</param>
/// <param name="UnitCode">National code of the administrative unit, e.g. <c>07204</c>.</param>
/// <param name="Style">What the unit calls itself: xã, phường, thị trấn, huyện, sở, phòng…</param>
/// <param name="Functions">Fields of competence by slug, e.g. <c>natural-resources</c>.</param>
/// <param name="Predecessors">Names of the units it was made of, as published; empty when unknown.</param>
/// <param name="ValidTo">Its last day; null while it exists.</param>
public sealed record OrganizationSummary(
    Guid Id,
    string Identifier,
    string? OldIdentifier,
    string? UnitCode,
    OrganizationKind Kind,
    string Style,
    string Name,
    Guid? ParentId,
    IReadOnlyList<string> Functions,
    string Predecessors,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<Guid> SuccessorIds)
{
    /// <summary>The name on letterheads and receipts: "UBND xã An Hà", "Sở Y tế".</summary>
    public string AgencyName => Kind is OrganizationKind.Province or OrganizationKind.District or OrganizationKind.Commune
        ? $"UBND {char.ToLowerInvariant(Name[0])}{Name[1..]}"
        : Name;

    public bool IsValidAt(DateOnly date) => date >= ValidFrom && date <= (ValidTo ?? date);
}
