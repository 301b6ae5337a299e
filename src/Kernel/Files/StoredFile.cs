namespace XaDienTu.Kernel.Files;

/// <summary>A file by its content: the same bytes are stored once, whoever sent them.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Judged from the content, never from the name or the sender's word.</summary>
    public required string MediaType { get; init; }

    /// <summary>When it was brought last, or its last upload was forgotten: the age of an orphan.</summary>
    public required DateTimeOffset StoredAt { get; init; }
}
