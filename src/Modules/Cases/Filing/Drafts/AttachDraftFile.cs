using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Filing.Drafts;

internal sealed record AttachDraftFileInput(Guid DraftId, string DocumentKey, string FileName, Stream Content);

/// <summary>Takes one file for one paper of a draft; the same file again changes nothing.</summary>
internal sealed class AttachDraftFile(CasesDb db, Work work, UploadFile upload, TimeProvider clock)
{
    public Task<Result<CaseDraft>> RunAsync(AttachDraftFileInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            OwnDrafts.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation, unaudited: OwnDrafts.NobodyElses);

    private async Task<Result<CaseDraft>> ChangeAsync(AttachDraftFileInput input, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindDraftAsync(actor, input.DraftId, cancellation) is not { } draft)
        {
            return OwnDrafts.Gone;
        }

        var uploaded = await upload.RunAsync(input.Content, input.FileName, actor, cancellation);
        if (!uploaded.Ok)
        {
            return uploaded.Error;
        }

        var file = uploaded.Value;
        if (draft.Files.Any(known => known.DocumentKey == input.DocumentKey && known.Hash == file.Hash))
        {
            return draft;
        }

        var at = clock.GetUtcNow();
        draft.Files = [.. draft.Files, new DraftFile(input.DocumentKey, file.Hash, file.FileName, file.Length, at)];
        draft.UpdatedAt = at;
        return draft;
    }
}
