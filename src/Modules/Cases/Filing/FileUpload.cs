namespace XaDienTu.Cases.Filing;

/// <summary>Who uploaded which file: only an uploader may put a file on a case, so a known hash opens nothing.</summary>
internal sealed class FileUpload
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string UploadedBy { get; init; }

    public required string Hash { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the file was found on a case; an upload without is forgotten after two days.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
