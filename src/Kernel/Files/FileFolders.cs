using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Files;

/// <summary>How stored files are gone through: in 256 parts by the first two letters of their hash.</summary>
internal static class FileFolders
{
    private const int BufferSize = 128 * 1024;

    public static IEnumerable<string> All { get; } =
        [.. Enumerable.Range(0, 256).Select(number => number.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The rows of the files in one folder.</summary>
    public static IQueryable<StoredFile> FilesIn(this KernelDb db, string folder)
    {
        var next = All.FirstOrDefault(other => string.CompareOrdinal(other, folder) > 0) ?? "g";
        // A range of the primary key: a comparison by prefix would read the whole table, 256 times.
#pragma warning disable CA1310 // The database compares; lower-case hex sorts alike everywhere.
        return db.Files.AsNoTracking().Where(file => file.Hash.CompareTo(folder) >= 0 && file.Hash.CompareTo(next) < 0)
            .OrderBy(file => file.Hash);
#pragma warning restore CA1310
    }

    /// <summary>Reads a file once, for its length, its hash and, where wanted, its copy.</summary>
    public static async Task<(long Length, string Hash)> ReadAsync(string path, Stream copy, CancellationToken cancellation)
    {
        await using var source =
            new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });
        return await ReadAsync(source, copy, cancellation);
    }

    /// <inheritdoc cref="ReadAsync(string, Stream, CancellationToken)"/>
    public static async Task<(long Length, string Hash)> ReadAsync(Stream source, Stream copy, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await copy.WriteAsync(buffer.AsMemory(0, read), cancellation);
            length += read;
        }

        return (length, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
