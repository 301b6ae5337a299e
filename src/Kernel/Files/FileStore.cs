using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Watching;

namespace XaDienTu.Kernel.Files;

/// <summary>How large a file may be, and the folder of this node in which files are written before they go to their <see
/// cref="IFilePlace"/>.</summary>
public sealed record FileStoreOptions(string Folder, long MaxBytes);

/// <summary>
/// Content-addressed files. The bytes are durable at their place before the row that names them can commit: an acknowledged file survives
/// a power cut, a half-written one is a temporary file nobody names.
/// </summary>
public sealed class FileStore(
    FileStoreOptions options, IFilePlace place, Work work, IServiceProvider services, TimeProvider clock)
{
    public const string PartExtension = ".part";
    private const int BufferSize = 64 * 1024;
    private static readonly Counter<long> Written =
        Measures.Meter.CreateCounter<long>("xadientu.files.written", "By", "Bytes of files taken in");

    /// <summary>Stores a stream and names it in the current <see cref="Work"/>; saved with the caller's change.</summary>
    /// <param name="fileName">Only compared with the content's kind and quoted in error sentences.</param>
    public async Task<Result<StoredFile>> SaveAsync(Stream content, string fileName, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder);
        var temporary = Path.Combine(options.Folder, $"{Guid.CreateVersion7():N}{PartExtension}");
        try
        {
            var written = await WriteAsync(content, temporary, fileName, cancellation);
            if (!written.Ok)
            {
                return written.Error;
            }

            var file = written.Value;
            if (await FlawOfAsync(temporary, file.MediaType, cancellation) is { } flaw)
            {
                return FileErrors.Flawed(fileName, flaw);
            }

            await place.PutAsync(temporary, file.Hash, cancellation);
            Written.Add(file.Length);
            await NameAsync(file, temporary, cancellation);
            return file;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file for reading; null when there is none with this hash.</summary>
    public async Task<FileStream?> OpenAsync(string hash, CancellationToken cancellation) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? await place.OpenAsync(hash, cancellation) : null;

    public async Task<StoredFile?> FindAsync(string hash, CancellationToken cancellation) =>
        await Db.Files.FindAsync([hash], cancellation);

    private KernelDb Db => (KernelDb)services.GetService(typeof(KernelDb))!;

    private async Task<Result<StoredFile>> WriteAsync(Stream content, string path, string fileName, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        var buffer = new byte[BufferSize];
        byte[]? head = null;
        long length = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0)
        {
            length += read;
            if (length > options.MaxBytes)
            {
                return FileErrors.TooLarge(fileName, options.MaxBytes);
            }

            head ??= buffer[..Math.Min(read, FileKind.HeadLength)];
            sha.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        if (head is null)
        {
            return FileErrors.Empty(fileName);
        }

        if (FileKind.Of(head) is not { } kind)
        {
            return FileErrors.UnknownKind(fileName);
        }

        if (!kind.Fits(fileName))
        {
            return FileErrors.NameMismatch(fileName, kind);
        }

        target.Flush(flushToDisk: true);
        return new StoredFile
        {
            Hash = Convert.ToHexStringLower(sha.GetHashAndReset()),
            Length = length,
            MediaType = kind.MediaType,
            StoredAt = clock.GetUtcNow(),
        };
    }

    private async Task<FileFlaw?> FlawOfAsync(string path, string mediaType, CancellationToken cancellation) =>
        services.GetServices<IFileJudge>().FirstOrDefault(judge => mediaType.StartsWith(judge.Kind, StringComparison.Ordinal)) is { } judge
            ? judge.FlawOf(await File.ReadAllBytesAsync(path, cancellation), cancellation)
            : null;

    // Bytes, row, a look at the bytes, commit: why in this order stands at StoredRows.
    private async Task NameAsync(StoredFile file, string temporary, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        await Db.HoldAsync(work, file, cancellation);
        if (await place.FindAsync(file.Hash, cancellation) is null)
        {
            // Removed as an orphan between our look and our row; ours are still where they were written.
            await place.PutAsync(temporary, file.Hash, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Files whose last upload is forgotten: from now on they wait for their removal.</summary>
    public Task RestartAsync(IReadOnlyList<string> hashes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Db.Files.Where(file => hashes.Contains(file.Hash))
            .ExecuteUpdateAsync(row => row.SetProperty(file => file.StoredAt, now), cancellation);
    }
}
