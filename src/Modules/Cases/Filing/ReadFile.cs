using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Filing;

/// <summary>Gives a file to whoever uploaded it or may see a case that carries it.</summary>
internal sealed class ReadFile(CasesDb db, Work work, CaseAccess access, FileStore files, TimeProvider clock)
{
    private static readonly Error NotFound = Error.NotFound("files.not-found", "Không có tệp này, hoặc tệp thuộc hồ sơ của người khác.");

    /// <returns>The open file with its kind and a name to save it under.</returns>
    public async Task<Result<(FileStream Content, string MediaType, string Name)>> RunAsync(string hash, Actor actor, CancellationToken cancellation)
    {
        if (await NameForAsync(hash, actor, cancellation) is not { } name
            || await files.FindAsync(hash, cancellation) is not { } stored
            || files.Open(hash) is not { } content)
        {
            return NotFound;
        }

        db.Record(actor, clock.GetUtcNow(), "file-read", "file", hash);
        await work.SaveAsync(cancellation);
        return (content, stored.MediaType, name);
    }

    private async Task<string?> NameForAsync(string hash, Actor actor, CancellationToken cancellation)
    {
        var owner = UploadFile.OwnerOf(actor);
        if (await db.Uploads.Where(upload => upload.Hash == hash && upload.UploadedBy == owner).Select(upload => upload.FileName).FirstOrDefaultAsync(cancellation) is { } own)
        {
            return own;
        }

        var asDocument = await db.Documents.Where(document => document.FileHash == hash || document.SignedHash == hash).Select(document => new { document.CaseId, document.FileName }).ToListAsync(cancellation);
        var asResult = await db.Results.Where(result => result.FileHash == hash || result.SignedHash == hash || result.IssuedHash == hash).Select(result => new { result.CaseId, FileName = (string?)result.FileName }).ToListAsync(cancellation);
        foreach (var place in asDocument.Concat(asResult))
        {
            var filed = await db.Cases.AsNoTracking().Include(found => found.Steps).SingleAsync(found => found.Id == place.CaseId, cancellation);
            if (await access.CanSeeAsync(actor, filed, cancellation))
            {
                return place.FileName ?? hash;
            }
        }

        return null;
    }

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder api)
    {
        api.MapGet("/files/{hash}", AnswerAsync).RequireAuthorization(Policies.Api);
        routes.MapGet("/tep/{hash}", AnswerAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    // Sent as a download that no browser runs in our origin, whatever the bytes are.
    private static async Task<IResult> AnswerAsync(string hash, ReadFile read, ActorAccessor who, HttpContext http, CancellationToken cancellation)
    {
        var result = await read.RunAsync(hash, who.Actor, cancellation);
        if (result.Error is { } error)
        {
            return ResultHttp.Problem(error);
        }

        var (content, mediaType, name) = result.Value;
        http.Response.Headers.ContentSecurityPolicy = "sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(content, mediaType, FileNames.Clean(name));
    }
}
