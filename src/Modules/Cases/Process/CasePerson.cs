namespace XaDienTu.Cases.Process;

/// <summary>Somebody named on a case as he or she was on the day of filing: the applicant, or who files for the applicant.</summary>
internal sealed record CasePerson
{
    public const int MaxNameLength = 200;
    public const int MaxPhoneLength = 20;
    public const int MaxEmailLength = 200;
    public const int MaxAddressLength = 500;

    public Guid? PersonId { get; init; }

    public required string FullName { get; init; }

    /// <summary>12 digits; empty for an organization or a child without a number.</summary>
    public string IdNumber { get; init; } = "";

    public DateOnly? BirthDate { get; init; }

    /// <summary>For who knows only the year, as many older people do; null where the day is known.</summary>
    public int? BirthYear { get; init; }

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public string Address { get; init; } = "";
}
