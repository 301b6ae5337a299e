using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>Throws a draft away at its owner's wish.</summary>
internal sealed class DiscardDraft(CasesDb db, Work work, TimeProvider clock)
{
    public Task<Result<Done>> RunAsync(Guid draftId, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(OwnDrafts.ChangedMeanwhile, () => ChangeAsync(draftId, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(Guid draftId, Actor actor, CancellationToken cancellation)
    {
        if (await db.FindDraftAsync(actor, draftId, cancellation) is not { } draft)
        {
            return OwnDrafts.Gone;
        }

        db.Drafts.Remove(draft);
        db.Record(actor, clock.GetUtcNow(), "draft-discarded", "draft", draft.Id.ToString(), new { draft.ProcedureCode });
        return default(Done);
    }
}
