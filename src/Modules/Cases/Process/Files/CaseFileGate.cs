using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Cases.Process.Files;

/// <summary>
/// Lets through to a file whoever uploaded it or may see a case that carries it; of results an applicant gets what was released, in its
/// last form.
/// </summary>
internal sealed class CaseFileGate(CasesDb db, CaseAccess access) : IFileGate
{
    public async Task<FilePass?> OpenAsync(FileQuestion question, Actor actor, CancellationToken cancellation)
    {
        if (await PlaceForAsync(question.Hash, question.From, question.Name, actor, cancellation) is not { } place)
        {
            return null;
        }

        // Of a case: its citizen sees who opened which file.
        return place.Filed is { } filed
            ? new FilePass(place.Name, new FileLook(
                CaseLook.FileRead, "case", filed.Code, await access.LookAsync(actor, filed, place.Name, cancellation)))
            // A look at one's own file is no look at somebody: it leaves nothing, however often.
            : new FilePass(place.Name, actor.Kind is ActorKind.Citizen
                ? null
                : new FileLook(CaseLook.FileRead, "file", question.Hash, new { place.Name }));
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
