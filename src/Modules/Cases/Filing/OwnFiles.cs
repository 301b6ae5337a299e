using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Filing;

/// <summary>Files a person or program uploaded. The query is translated once, see <see cref="Tracking.TrackingQueries"/>.</summary>
internal sealed class OwnFiles
{
    private readonly Func<CasesDb, string, string[], CancellationToken, Task<int>> known = EF.CompileAsyncQuery(
        (CasesDb db, string owner, string[] hashes, CancellationToken cancellation) =>
            db.Uploads.Where(upload => upload.UploadedBy == owner && hashes.Contains(upload.Hash)).Select(upload => upload.Hash).Distinct().Count());

    /// <summary>Whether the actor uploaded every file named: a hash heard of elsewhere opens nothing.</summary>
    public async Task<bool> HasAsync(CasesDb db, Actor actor, IReadOnlyList<FiledDocument> documents, CancellationToken cancellation)
    {
        string[] hashes = [.. documents.Select(document => document.FileHash).OfType<string>().Distinct()];
        return hashes.Length == 0 || hashes.Length == await known(db, UploadFile.OwnerOf(actor), hashes, cancellation);
    }
}
