using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Filing;

/// <summary>Papers handed in with a filing or a supplement.</summary>
internal static class OwnFiles
{
    /// <summary>Whether the actor uploaded every file named: a hash heard of elsewhere opens nothing.</summary>
    public static async Task<bool> AreUploadedByAsync(this CasesDb db, Actor actor, IReadOnlyList<FiledDocument> documents, CancellationToken cancellation)
    {
        var hashes = documents.Select(document => document.FileHash).OfType<string>().Distinct().ToList();
        if (hashes.Count == 0)
        {
            return true;
        }

        var owner = UploadFile.OwnerOf(actor);
        return hashes.Count == await db.Uploads.Where(upload => upload.UploadedBy == owner && hashes.Contains(upload.Hash))
            .Select(upload => upload.Hash).Distinct().CountAsync(cancellation);
    }

    public static void HandIn(this Case filed, IReadOnlyList<FiledDocument> documents, DateTimeOffset at, Guid? supplementRequestId = null)
    {
        foreach (var document in documents)
        {
            filed.Documents.Add(new CaseDocument
            {
                CaseId = filed.Id,
                Ordinal = filed.Documents.Count + 1,
                Key = document.Key,
                Name = document.Name,
                Originals = document.Originals,
                Copies = document.Copies,
                FileHash = document.FileHash,
                FileName = document.FileName,
                AddedAt = at,
                SupplementRequestId = supplementRequestId,
            });
        }
    }
}
