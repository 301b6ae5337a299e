using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>Forgets uploads that nobody attached within two days; their files follow when no other row names them.</summary>
internal sealed class ForgetUploads(CasesDb db, Work work, FileStore files) : IJob
{
    public static readonly TimeSpan Unattached = TimeSpan.FromDays(2);
    private const int BatchSize = 200;

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Unattached;
        // A file enters a draft together with a new upload: which drafts hold old ones may be read once.
        var drafts = await db.Drafts.AsNoTracking().Select(draft => draft.Files).ToListAsync(cancellation);
        var inDrafts = drafts.SelectMany(files => files).Select(file => file.Hash).ToHashSet();
        var (at, last) = (DateTimeOffset.UnixEpoch, Guid.Empty);
        while (true)
        {
            await using var transaction = await work.BeginAsync(cancellation);
            var batch = await db.Uploads.AsNoTracking()
                .Where(upload => upload.SettledAt == null && upload.At < before)
                .Where(upload => upload.At > at || (upload.At == at && upload.Id > last))
                .OrderBy(upload => upload.At).ThenBy(upload => upload.Id).Take(BatchSize).ToListAsync(cancellation);
            if (batch.Count == 0)
            {
                return;
            }

            (at, last) = (batch[^1].At, batch[^1].Id);
            var attached = await AttachedAsync([.. batch.Select(upload => upload.Hash).Distinct()], cancellation);
            var settled = batch.Where(upload => attached.Contains(upload.Hash)).Select(upload => upload.Id).ToList();
            var forgotten = batch.Where(upload => !attached.Contains(upload.Hash) && !inDrafts.Contains(upload.Hash)).ToList();
            List<Guid> ids = [.. forgotten.Select(upload => upload.Id)];
            await db.Uploads.Where(upload => settled.Contains(upload.Id))
                .ExecuteUpdateAsync(row => row.SetProperty(upload => upload.SettledAt, now), cancellation);
            await db.Uploads.Where(upload => ids.Contains(upload.Id)).ExecuteDeleteAsync(cancellation);
            await files.RestartAsync([.. forgotten.Select(upload => upload.Hash).Distinct()], cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task<HashSet<string?>> AttachedAsync(string[] hashes, CancellationToken cancellation) =>
    [
        .. await db.Documents.Where(paper => hashes.Contains(paper.FileHash)).Select(paper => paper.FileHash).ToListAsync(cancellation),
        .. await db.Documents.Where(paper => hashes.Contains(paper.SignedHash)).Select(paper => paper.SignedHash).ToListAsync(cancellation),
        .. await db.Results.Where(result => hashes.Contains(result.FileHash)).Select(result => result.FileHash).ToListAsync(cancellation),
        .. await db.Results.Where(result => hashes.Contains(result.SignedHash)).Select(result => result.SignedHash)
        .ToListAsync(cancellation),
        .. await db.Results.Where(result => hashes.Contains(result.IssuedHash)).Select(result => result.IssuedHash)
        .ToListAsync(cancellation),
    ];
}
