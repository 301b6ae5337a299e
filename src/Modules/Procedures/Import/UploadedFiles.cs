using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Procedures.Import;

/// <summary>Opens uploaded .json files and .zip archives of them. What cannot be opened is refused by name.</summary>
internal static class UploadedFiles
{
    public const int MostFiles = 5000;
    public const long LargestUpload = 100L * 1024 * 1024;

    /// <summary>A zip of a few kilobytes can unpack to gigabytes: all files together may not exceed this.</summary>
    private const long LargestUnpacked = 4 * LargestUpload;

    public static async Task<ImportInput> OpenAsync(IEnumerable<IFormFile> uploads, CancellationToken cancellation)
    {
        var files = new List<SourceFile>();
        var refused = new List<RefusedFile>();
        foreach (var upload in uploads)
        {
            var name = FileNames.Clean(upload.FileName);
            await using var stream = upload.OpenReadStream();
            if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                files.Add(await ReadAsync(name, stream, cancellation));
            }
            else if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await UnpackAsync(name, stream, files, refused, cancellation);
            }
            else
            {
                refused.Add(new RefusedFile(name, "Chỉ nhận tệp .json hoặc .zip."));
            }
        }

        return new ImportInput(files, refused);
    }

    private static async Task UnpackAsync(
        string name, Stream stream, List<SourceFile> files, List<RefusedFile> refused, CancellationToken cancellation)
    {
        try
        {
            await using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var entries = archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();
            if (entries.Count is 0 or > MostFiles)
            {
                refused.Add(new RefusedFile(name, entries.Count == 0
                    ? "Tệp nén không có tệp .json nào."
                    : $"Tệp nén có {entries.Count} tệp, chỉ nhận tới {MostFiles}. Chia nhỏ rồi nhập."));
                return;
            }

            foreach (var entry in entries)
            {
                await using var content = await entry.OpenAsync(cancellation);
                files.Add(await ReadAsync(entry.Name, content, cancellation));
                if (files.Sum(file => (long)file.Content.Length) > LargestUnpacked)
                {
                    refused.Add(new RefusedFile(name, "Tệp nén bung ra quá lớn. Chia nhỏ rồi nhập."));
                    return;
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentOutOfRangeException or NotSupportedException)
        {
            // An upload's stream refuses to be searched before its beginning, where a file of three bytes leads the archive reader.
            refused.Add(new RefusedFile(name, "Tệp nén bị hỏng, không mở được. Nén lại rồi nhập."));
        }
    }

    /// <summary>At most one byte more than allowed: enough to know that the file is too large.</summary>
    private static async Task<SourceFile> ReadAsync(string name, Stream stream, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PublishedRecord.LargestFile + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, PublishedRecord.LargestFile + 1), PublishedRecord.LargestFile + 1, throwOnEndOfStream: false,
                cancellation);
            return new SourceFile(name, buffer.AsSpan(0, length).ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
