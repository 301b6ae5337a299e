using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Filing.Drafts;

internal sealed record RemoveDraftFileInput(Guid DraftId, string DocumentKey, string Hash);

/// <summary>Takes a file off a draft.</summary>
internal sealed class RemoveDraftFile(CasesDb db, Work work, TimeProvider clock)
{
    public Task<Result<CaseDraft>> RunAsync(RemoveDraftFileInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            OwnDrafts.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation, unaudited: OwnDrafts.NobodyElses);

    private async Task<Result<CaseDraft>> ChangeAsync(RemoveDraftFileInput input, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindDraftAsync(actor, input.DraftId, cancellation) is not { } draft)
        {
            return OwnDrafts.Gone;
        }

        draft.Files = [.. draft.Files.Where(file => file.DocumentKey != input.DocumentKey || file.Hash != input.Hash)];
        draft.UpdatedAt = clock.GetUtcNow();
        return draft;
    }
}
