using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Kernel.Upkeep;

/// <summary>
/// Removes files that nobody names: uploaded and never attached, of a draft thrown away, of a send cut short. The row goes first and the
/// bytes in a later turn, so that a back-up under way finds them. How it meets an upload of the same bytes stands at
/// <see cref="StoredRows"/>.
/// </summary>
internal sealed class RemoveOrphans(
    KernelDb db, Work work, FileStoreOptions store, IFilePlace place, IEnumerable<FileReference> references, IServiceProvider services)
    : IJob
{
    /// <summary>Since it was brought, or since its last upload was forgotten.</summary>
    public static readonly TimeSpan Unnamed = TimeSpan.FromDays(2);

    /// <summary>No send takes longer; what is younger may be one under way.</summary>
    public static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    // A file becomes an orphan within days or never: millions of old ones are not asked about each time.
    private static readonly TimeSpan Watched = TimeSpan.FromDays(14);
    private static readonly TimeSpan Turn = TimeSpan.FromHours(12);
    private const int Turns = 16;
    private const int BatchSize = 500;

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        RemoveParts(now);
        // One folder in sixteen each time: what the nodes share is not listed whole twice a day.
        var turn = (int)(now.UtcTicks / Turn.Ticks % Turns);
        foreach (var folder in FileFolders.All.Where((_, place) => place % Turns == turn))
        {
            await SweepAsync(folder, now, cancellation);
        }

        await RemoveRowsAsync(now, cancellation);
    }

    /// <summary>Removes the bytes in one folder that no row names.</summary>
    internal async Task SweepAsync(string folder, DateTimeOffset now, CancellationToken cancellation)
    {
        var present = await place.ListAsync(folder, cancellation);
        var known = await db.FilesIn(folder).Select(file => file.Hash).ToListAsync(cancellation);
        foreach (var hash in present.Where(file => IsOld(file.At, now)).Select(file => file.Hash).Except(known))
        {
            // Given back at the end: the row is only a place to stand.
            await using var transaction = await work.BeginAsync(cancellation);
            if (await db.TakePlaceAsync(work, hash, now, cancellation)
                && await place.FindAsync(hash, cancellation) is { } found && IsOld(found.At, now))
            {
                await place.RemoveAsync(hash, cancellation);
            }
        }
    }

    private async Task RemoveRowsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Unnamed;
        var (at, last) = (before - Watched, "");
        var inLists = await NamedInListsAsync(cancellation);
        while (true)
        {
#pragma warning disable CA1309, CA1310 // The database compares; lower-case hex sorts alike everywhere.
            var batch = await db.Files.AsNoTracking()
                .Where(file => file.StoredAt < before && (file.StoredAt > at || (file.StoredAt == at && file.Hash.CompareTo(last) > 0)))
                .OrderBy(file => file.StoredAt).ThenBy(file => file.Hash).Take(BatchSize).ToListAsync(cancellation);
#pragma warning restore CA1309, CA1310
            if (batch.Count == 0)
            {
                return;
            }

            (at, last) = (batch[^1].StoredAt, batch[^1].Hash);
            var orphans = batch.Select(file => file.Hash).Except(inLists).ToList();
            foreach (var column in references.Where(column => column.Among is not null))
            {
                orphans = [.. orphans.Except(orphans.Count == 0 ? [] : await column.Among!(services, orphans, cancellation))];
            }

            await using var transaction = await work.BeginAsync(cancellation);
            // Brought again meanwhile, it is young.
            await db.Files.Where(file => orphans.Contains(file.Hash) && file.StoredAt < before).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    // What a list names now was uploaded again now, or has been named all the time: it may be read once.
    private async Task<HashSet<string>> NamedInListsAsync(CancellationToken cancellation)
    {
        var named = new HashSet<string>();
        foreach (var column in references.Where(column => column.Among is null))
        {
            await foreach (var hash in column.Read(services).WithCancellation(cancellation))
            {
                if (hash is not null)
                {
                    named.Add(hash);
                }
            }
        }

        return named;
    }

    private void RemoveParts(DateTimeOffset now)
    {
        foreach (var part in Directory.Exists(store.Folder) ? Directory.EnumerateFiles(store.Folder, "*" + FileStore.PartExtension) : [])
        {
            if (IsOld(File.GetLastWriteTimeUtc(part), now))
            {
                File.Delete(part);
            }
        }
    }

    private static bool IsOld(DateTimeOffset at, DateTimeOffset now) => at < now - Unfinished;
}
