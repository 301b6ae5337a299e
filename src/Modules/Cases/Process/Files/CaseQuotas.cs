namespace XaDienTu.Cases.Process.Files;

/// <summary>Settings <c>Cases:…</c>: what one account may send in 24 hours and keep begun. 0 means no bound.</summary>
internal sealed record CaseQuotas
{
    private const long MegaByte = 1024 * 1024;

    public int CitizenFilingsPerDay { get; init; } = 30;

    public int CitizenDrafts { get; init; } = 20;

    public int CitizenUploadsPerDay { get; init; } = 200;

    public long CitizenUploadBytesPerDay { get; init; } = 200 * MegaByte;

    /// <summary>Of one officer: a clerk digitises the papers of a whole counter.</summary>
    public int OfficerUploadsPerDay { get; init; } = 5000;

    public long OfficerUploadBytesPerDay { get; init; } = 20_000 * MegaByte;

    /// <summary>A program files for agencies by the thousand: each upload would wait for a long count, so only who asks gets it.</summary>
    public int ProgramUploadsPerDay { get; init; }

    public long ProgramUploadBytesPerDay { get; init; }
}
