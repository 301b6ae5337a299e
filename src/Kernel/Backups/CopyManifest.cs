using System.Globalization;
using System.Reflection;
using System.Text.Json;
using XaDienTu.Kernel.Audit;

namespace XaDienTu.Kernel.Backups;

/// <summary>What a copy holds and how to know that it is whole; written last, so a copy without it was never finished.</summary>
internal sealed record CopyManifest
{
    public const string FileName = "backup.json";
    private static readonly JsonSerializerOptions Readable = new(JsonText.Options) { WriteIndented = true };

    /// <summary>Version of the program that wrote the data; the same one brings it back.</summary>
    public required string Platform { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Provider { get; init; }

    public required string Kind { get; init; }

    /// <summary>All that was acknowledged before this instant is in the copy.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Nothing after this instant is in the copy; a point in time is restored from here on.</summary>
    public required DateTimeOffset DatabaseAt { get; init; }

    public required IReadOnlyDictionary<string, long> Tables { get; init; }

    /// <summary>Head of the audit's chain at the start: the chain must pass through it for ever.</summary>
    public required AuditHead AuditHead { get; init; }

    public required long Files { get; init; }

    public required long FileBytes { get; init; }

    /// <summary>Files that were broken or gone when the copy was made.</summary>
    public required IReadOnlyList<string> BrokenFiles { get; init; }

    /// <summary>Secrets that lie in the copy.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public required IReadOnlyList<CopyPart> Parts { get; init; }

    public static string ThisPlatform { get; } =
        typeof(CopyManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Name of a copy's folder: sorts by time.</summary>
    public static string NameOf(DateTimeOffset databaseAt) =>
        databaseAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);

    public static CopyManifest? Find(string copy)
    {
        var path = Path.Combine(copy, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<CopyManifest>(File.ReadAllBytes(path), Readable) : null;
    }

    public void Write(string copy)
    {
        using var file = new FileStream(Path.Combine(copy, FileName), FileMode.CreateNew);
        JsonSerializer.Serialize(file, this, Readable);
        file.Flush(flushToDisk: true);
    }
}

/// <param name="Path">Relative to the copy's folder.</param>
internal sealed record CopyPart(string Path, long Bytes, string Sha256);
