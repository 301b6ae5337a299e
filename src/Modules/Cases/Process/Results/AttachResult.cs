using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Results;

internal sealed record AttachResultInput(string Code, string Name, string FileHash, string FileName);

/// <summary>Puts the drafted result on the case, for the leader to approve; a new draft replaces one that nobody approved yet.</summary>
internal sealed class AttachResult(CasesDb db, CaseAccess access, OwnFiles files, Work work, TimeProvider clock)
{
    public Task<Result<CaseResult>> RunAsync(AttachResultInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<CaseResult>> ChangeAsync(AttachResultInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        if (!filed.Steps.Any(step => CaseAccess.Handles(actor, step)))
        {
            return CaseErrors.NotYours;
        }

        if (filed.AcceptedAt is null || filed.FinishedAt is not null)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }

        if (filed.Results.Any(result => result.ApprovedAt is not null))
        {
            return CaseErrors.ResultApproved;
        }

        if (await files.TakeAsync(db, actor, [new FiledDocument("", input.Name, 0, 0, input.FileHash, input.FileName)],
            cancellation) is not [{ FileName: { } fileName }])
        {
            return CaseErrors.UnknownFile;
        }

        if (string.IsNullOrWhiteSpace(input.Name))
        {
            return Error.Field("cases.result-name", "name", "Điền tên kết quả, ví dụ “Giấy khai sinh”.");
        }

        var at = clock.GetUtcNow();
        foreach (var draft in filed.Results.Where(result => result.ApprovedAt is null).ToList())
        {
            filed.Results.Remove(draft);
            db.Results.Remove(draft);
        }

        var attached = new CaseResult
        {
            CaseId = filed.Id,
            Name = input.Name.Trim(),
            FileHash = input.FileHash,
            FileName = fileName,
            AttachedAt = at,
            AttachedByName = actor.Name,
        };
        filed.Results.Add(attached);
        db.Note(filed, actor, at, "result-attached", $"Đính kèm kết quả “{attached.Name}”");
        return attached;
    }
}
