using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Cases.Process.Files;

/// <summary>Files a person or program uploaded. The query is translated once for all filings.</summary>
internal sealed class OwnFiles
{
    private readonly Func<CasesDb, string, string[], IAsyncEnumerable<Uploaded>> known = EF.CompileAsyncQuery(
        (CasesDb db, string owner, string[] hashes) =>
            db.Uploads.Where(upload => upload.UploadedBy == owner && hashes.Contains(upload.Hash))
                .GroupBy(upload => upload.Hash).Select(uploads => new Uploaded(uploads.Key, uploads.Min(upload => upload.FileName)!)));

    /// <summary>
    /// The papers with the names their files are kept under; null where the actor did not upload every file named: a hash heard of
    /// elsewhere opens nothing. The upload's name was judged with the bytes; another one stands only with an extension of the same kind.
    /// </summary>
    public async Task<IReadOnlyList<FiledDocument>?> TakeAsync(
        CasesDb db, Actor actor, IReadOnlyList<FiledDocument> documents, CancellationToken cancellation)
    {
        string[] hashes = [.. documents.Select(document => document.FileHash).OfType<string>().Distinct()];
        var names = new Dictionary<string, string>();
        if (hashes.Length > 0)
        {
            await foreach (var file in known(db, UploadFile.OwnerOf(actor), hashes).WithCancellation(cancellation))
            {
                names[file.Hash] = file.FileName;
            }
        }

        return names.Count < hashes.Length ? null : [.. documents.Select(document => document with
        {
            FileName = document.FileHash is { } hash ? NameOf(document.FileName, names[hash]) : null,
        })];
    }

    private static string NameOf(string? given, string uploaded)
    {
        var name = FileNames.Clean(given);
        return FileKind.Named(uploaded) is { } kind && kind.Fits(name) ? name : uploaded;
    }

    private sealed record Uploaded(string Hash, string FileName);
}
