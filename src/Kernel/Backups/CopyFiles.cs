using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Kernel.Backups;

/// <param name="Count">Files the database names.</param>
/// <param name="Copied">How many of them were not at the target yet.</param>
/// <param name="Broken">What could not be copied, in words.</param>
internal sealed record CopiedFiles(long Count, long Bytes, long Copied, IReadOnlyList<string> Broken);

/// <summary>
/// Copies every file that the database names, unless the target has it: names are hashes of contents, so what is there never changes.
/// Each file is judged while it is read; a broken one is not copied over.
/// </summary>
internal sealed class CopyFiles(IServiceScopeFactory scopes)
{
    /// <param name="sources">Looked through in this order.</param>
    public async Task<CopiedFiles> RunAsync(IReadOnlyList<string> sources, string target, CancellationToken cancellation)
    {
        long count = 0, bytes = 0, copied = 0;
        var broken = new ConcurrentBag<string>();
        Directory.CreateDirectory(target);
        foreach (var folder in FileFolders.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            var rows = await scope.ServiceProvider.GetRequiredService<KernelDb>().FilesIn(folder).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                continue;
            }

            count += rows.Count;
            bytes += rows.Sum(row => row.Length);
            Directory.CreateDirectory(Path.Combine(target, folder));
            await Parallel.ForEachAsync(rows, cancellation, async (row, stop) =>
            {
                var place = new FileInfo(FileFolders.PathOf(target, row.Hash));
                if (place.Exists && place.Length == row.Length)
                {
                    return;
                }

                if (await CopyAsync(row, sources, place.FullName, stop) is { } fault)
                {
                    broken.Add(fault);
                }
                else
                {
                    Interlocked.Increment(ref copied);
                }
            });
        }

        // Once for all of them: a flush for each file would take hours for millions.
        DurableFolder.FlushAll(target);
        return new CopiedFiles(count, bytes, copied, [.. broken.Order(StringComparer.Ordinal)]);
    }

    private static async Task<string?> CopyAsync(StoredFile row, IEnumerable<string> sources, string target, CancellationToken cancellation)
    {
        var path = sources.Select(source => FileFolders.PathOf(source, row.Hash)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return $"Thiếu tệp {row.Hash}.";
        }

        var temporary = $"{target}.part";
        try
        {
            string hash;
            await using (var copy = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                (_, hash) = await FileFolders.ReadAsync(path, copy, cancellation);
            }

            if (hash != row.Hash)
            {
                return $"Tệp {path} đã bị đổi nội dung: SHA-256 là {hash}.";
            }

            File.Move(temporary, target, overwrite: true);
            return null;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
