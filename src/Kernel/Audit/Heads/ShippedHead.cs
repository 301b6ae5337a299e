using System.Globalization;
using System.Text.Json;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>A stamped head as it leaves the machine, one JSON object: the only part of the audit that nobody with the database can reach
/// later.</summary>
internal sealed record ShippedHead(long Number, string Hash, DateTimeOffset StampedAt, byte[] Token)
{
    private const long MostBytes = 64 * 1024 * 1024;

    public static ShippedHead Of(AuditStamp stamp) => new(stamp.Number, stamp.Hash, stamp.At, stamp.Token);

    /// <summary>Another head of the same number gets another name: nothing that was delivered is ever replaced.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"audit-head-{Number:D12}-{Hash[..16]}.json");

    /// <summary>The file is there whole or not at all; delivered twice, it stays as it was.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, FileName);
        if (File.Exists(target))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Guid.CreateVersion7():N}");
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(file, this, JsonText.Options, cancellation);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, target, overwrite: false);
        }
        catch (IOException) when (File.Exists(target))
        {
            // Another node was faster.
            File.Delete(temporary);
        }

        DurableFolder.Flush(folder);
    }

    /// <summary>What was delivered: a folder of such files, or one file with one object, an array of them or one a line.</summary>
    /// <exception cref="IOException">Nothing there, or something else.</exception>
    public static IReadOnlyList<ShippedHead> Read(string place)
    {
        var files = Directory.Exists(place) ? Directory.GetFiles(place, "*.json") : [place];
        var heads = files.SelectMany(ReadFile).ToList();
        return heads.Count > 0
            ? heads
            : throw new IOException($"{place} không có mốc niêm phong nào. Chọn thư mục hoặc tệp mà Audit:Ship đã chuyển tới.");
    }

    private static List<ShippedHead> ReadFile(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new IOException($"{path} lớn quá {MostBytes / 1024 / 1024} MB. Chia tệp thành nhiều tệp trong một thư mục.");
        }

        var text = File.ReadAllText(path).Trim();
        try
        {
            return text.StartsWith('[')
                ? JsonText.Parse<List<ShippedHead>>(text)
                : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(JsonText.Parse<ShippedHead>)];
        }
        catch (JsonException broken)
        {
            throw new IOException($"{path} không phải tệp mốc niêm phong.", broken);
        }
    }
}
