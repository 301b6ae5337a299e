using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

/// <summary>Serves the snapshot of published versions as long as the stamps say that it is the newest.</summary>
internal sealed class ProcedureCatalogue(ProceduresDb db, Stamps stamps, SnapshotCache cache) : IProcedureCatalogue
{
    private Snapshot? seen;

    public async ValueTask<PublishedProcedure?> InForceAsync(string code, DateOnly at, CancellationToken cancellation) =>
        (await SnapshotAsync(cancellation)).InForce(code, at) is { } version
            ? await FindAsync(version.Summary.VersionId, cancellation)
            : null;

    public async ValueTask<PublishedProcedure?> FindAsync(Guid versionId, CancellationToken cancellation)
    {
        if (cache.Content(versionId) is { } known)
        {
            return known;
        }

        var content = await db.Versions.AsNoTracking()
            .Where(version => version.Id == versionId && version.State == VersionState.Published)
            .Select(version => version.Content)
            .SingleOrDefaultAsync(cancellation);
        return content is null ? null : cache.Keep(new PublishedProcedure(versionId, JsonText.Parse<ProcedureContent>(content)));
    }

    public async ValueTask<Page<ProcedureSummary>> SearchAsync(ProcedureQuery query, DateOnly at, CancellationToken cancellation)
    {
        var size = Math.Clamp(query.Size, 1, Cursor.MaxSize);
        var after = Cursor.Read(query.After);
        var hits = (await SnapshotAsync(cancellation)).InForce(at).Ranking.Find(query)
            .Where(hit => after is null || hit.IsAfter(after))
            .Take(size + 1)
            .ToList();
        var page = Page.Of(hits, size, hit => hit.Place);
        return new(page.Items.Select(hit => hit.Version.Summary).ToList(), page.Next);
    }

    public async ValueTask<IReadOnlyList<string>> FieldsAsync(DateOnly at, CancellationToken cancellation) =>
        [.. (await SnapshotAsync(cancellation)).InForce(at).Versions.Select(version => version.Summary.Field).Distinct()
            .OrderBy(field => FoldedText.Of(field), StringComparer.Ordinal)];

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        if (seen is not null)
        {
            return seen;
        }

        var stamp = await stamps.OfAsync<ProceduresDb>(cancellation);
        if (cache.Current is not { } current || current.Stamp != stamp)
        {
            // Read after the stamp: a publication in between makes the snapshot newer than its stamp, never older.
            current = new Snapshot(stamp, await ReadAsync(cancellation));
            cache.Current = current;
        }

        return seen = current;
    }

    private async Task<IReadOnlyList<PublishedVersion>> ReadAsync(CancellationToken cancellation)
    {
        var versions = new List<PublishedVersion>();
        // One at a time: the contents of a whole province need not lie in memory together.
        await foreach (var row in db.Versions.AsNoTracking().Where(version => version.State == VersionState.Published)
            .Select(version => new { version.Id, version.Content }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            versions.Add(PublishedVersion.Of(row.Id, JsonText.Parse<ProcedureContent>(row.Content)));
        }

        return versions;
    }
}
