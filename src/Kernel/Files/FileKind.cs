namespace XaDienTu.Kernel.Files;

/// <summary>A kind of file the platform takes, told by its first bytes (security spec: uploads are judged by content).</summary>
public sealed record FileKind(string MediaType, IReadOnlyList<string> Extensions, Func<byte[], bool> Matches)
{
    /// <summary>How many bytes a judgement needs.</summary>
    public const int HeadLength = 16;

    public static IReadOnlyList<FileKind> Accepted { get; } =
    [
        new("application/pdf", [".pdf"], head => StartsWith(head, "%PDF-"u8)),
        new("image/jpeg", [".jpg", ".jpeg"], head => StartsWith(head, [0xFF, 0xD8, 0xFF])),
        new("image/png", [".png"], head => StartsWith(head, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
    ];

    /// <summary>The kind whose extension the name has.</summary>
    public static FileKind? Named(string fileName) => Accepted.FirstOrDefault(kind => kind.Fits(fileName));

    /// <summary>Whether the name has an extension of this kind.</summary>
    public bool Fits(string fileName) => Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    public static FileKind? Of(byte[] head) => Accepted.FirstOrDefault(kind => kind.Matches(head));

    private static bool StartsWith(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().StartsWith(magic);
}
