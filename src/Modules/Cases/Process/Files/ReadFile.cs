using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Process.Files;

/// <summary>
/// Gives a file to whoever uploaded it or may see a case that carries it; of results an applicant gets what was released, in its last form.
/// </summary>
internal sealed class ReadFile(CasesDb db, Work work, CaseAccess access, FileStore files, TimeProvider clock)
{
    private static readonly Error NotFound = Error.NotFound("files.not-found", "Không có tệp này, hoặc tệp thuộc hồ sơ của người khác.");

    /// <param name="code">The case it was opened from, where the asker says so: the same bytes may lie in several, and the look is at
    /// one.</param>
    /// <param name="name">The paper's name: two papers of one case may hold the same bytes.</param>
    /// <returns>The open file with its kind and a name to save it under.</returns>
    public async Task<Result<(FileStream Content, string MediaType, string Name)>> RunAsync(
        string hash, string? code, string? name, Actor actor, CancellationToken cancellation)
    {
        if (await PlaceForAsync(hash, code, name, actor, cancellation) is not { } place
            || await files.FindAsync(hash, cancellation) is not { } stored
            || await files.OpenAsync(hash, cancellation) is not { } content)
        {
            return NotFound;
        }

        if (place.Filed is null && actor.Kind is ActorKind.Citizen)
        {
            // A look at one's own file is no look at somebody: it leaves nothing, however often.
            return (content, stored.MediaType, place.Name);
        }

        // Of a case: its citizen sees who opened which file.
        object details = place.Filed is { } filed ? await access.LookAsync(actor, filed, place.Name, cancellation) : new { place.Name };
        db.Record(actor, clock.GetUtcNow(), CaseLook.FileRead, place.Filed is null ? "file" : "case", place.Filed?.Code ?? hash, details);
        await work.SaveAsync(cancellation);
        return (content, stored.MediaType, place.Name);
    }

    private async Task<Place?> PlaceForAsync(string hash, string? code, string? name, Actor actor, CancellationToken cancellation)
    {
        var owner = UploadFile.OwnerOf(actor);
        var own = await db.Uploads.Where(upload => upload.Hash == hash && upload.UploadedBy == owner)
            .OrderBy(upload => upload.FileName == name ? 0 : 1).ThenBy(upload => upload.Id).Select(upload => upload.FileName)
            .FirstOrDefaultAsync(cancellation);
        // An officer's own upload is a paper of a case, nearly always; a citizen's own file is his.
        return own is not null && actor.Kind is ActorKind.Citizen ? new Place(own, null)
            : await InCaseAsync(hash, code, name, actor, cancellation) ?? (own is null ? null : new Place(own, null));
    }

    private async Task<Place?> InCaseAsync(string hash, string? code, string? name, Actor actor, CancellationToken cancellation)
    {
        var asDocument = await db.Documents.Where(document => document.FileHash == hash || document.SignedHash == hash)
            .Select(document => new Carried(document.CaseId, document.FileName, false, false)).ToListAsync(cancellation);
        var asResult = await db.Results.Where(result => result.FileHash == hash || result.SignedHash == hash || result.IssuedHash == hash)
            .Select(result => new Carried(result.CaseId, result.FileName, true, false)).ToListAsync(cancellation);
        var asAnswer = await db.Steps.Where(step => step.AnswerHash == hash)
            .Select(step => new Carried(step.CaseId, step.AnswerFileName, false, true)).ToListAsync(cancellation);
        var openedFrom = code is null ? null
            : await db.Cases.Where(filed => filed.Code == code).Select(filed => (Guid?)filed.Id).FirstOrDefaultAsync(cancellation);
        foreach (var place in asDocument.Concat(asResult).Concat(asAnswer)
            .OrderByDescending(place => place.CaseId == openedFrom).ThenByDescending(place => place.FileName == name))
        {
            var filed = await db.Cases.AsNoTracking().Include(found => found.Steps).Include(found => found.Results).AsSplitQuery()
                .SingleAsync(found => found.Id == place.CaseId, cancellation);
            var isBetweenOfficers = place.IsAnswer && CaseAccess.IsApplicant(actor, filed);
            var isDraft = place.IsResult && CaseAccess.IsApplicant(actor, filed)
                && filed.Released().All(result => result.FinalHash != hash);
            if (!isDraft && !isBetweenOfficers && await access.CanSeeAsync(actor, filed, cancellation))
            {
                return new Place(place.FileName ?? hash, filed);
            }
        }

        return null;
    }

    /// <param name="Filed">The case that carries the file; null for a file of one's own.</param>
    private sealed record Place(string Name, Case? Filed);

    private sealed record Carried(Guid CaseId, string? FileName, bool IsResult, bool IsAnswer);
}
