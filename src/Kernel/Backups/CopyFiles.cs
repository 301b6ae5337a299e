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
    /// <param name="temporaries">Folder for files on their way; on the target's disk where it is one.</param>
    public async Task<CopiedFiles> RunAsync(
        IReadOnlyList<IFilePlace> sources, IFilePlace target, string temporaries, CancellationToken cancellation)
    {
        long count = 0, bytes = 0, copied = 0;
        var broken = new ConcurrentBag<string>();
        Directory.CreateDirectory(temporaries);
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
            var there = (await target.ListAsync(folder, cancellation)).ToDictionary(file => file.Hash, file => file.Length);
            await Parallel.ForEachAsync(rows, cancellation, async (row, stop) =>
            {
                if (there.TryGetValue(row.Hash, out var length) && length == row.Length)
                {
                    return;
                }

                if (await CopyAsync(row, sources, target, temporaries, stop) is { } fault)
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
        await target.FlushAsync(cancellation);
        return new CopiedFiles(count, bytes, copied, [.. broken.Order(StringComparer.Ordinal)]);
    }

    private static async Task<string?> CopyAsync(
        StoredFile row, IEnumerable<IFilePlace> sources, IFilePlace target, string temporaries, CancellationToken cancellation)
    {
        foreach (var source in sources)
        {
            await using var content = await source.OpenAsync(row.Hash, cancellation);
            if (content is not null)
            {
                return await CopyAsync(row, content, source.AddressOf(row.Hash), target, temporaries, cancellation);
            }
        }

        return $"Thiếu tệp {row.Hash}.";
    }

    private static async Task<string?> CopyAsync(
        StoredFile row, Stream content, string address, IFilePlace target, string temporaries, CancellationToken cancellation)
    {
        var temporary = Path.Combine(temporaries, row.Hash + FileStore.PartExtension);
        try
        {
            string hash;
            await using (var copy = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                (_, hash) = await FileFolders.ReadAsync(content, copy, cancellation);
            }

            if (hash != row.Hash)
            {
                return $"Tệp {address} đã bị đổi nội dung: SHA-256 là {hash}.";
            }

            await target.PutOneOfManyAsync(temporary, row.Hash, cancellation);
            return null;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
