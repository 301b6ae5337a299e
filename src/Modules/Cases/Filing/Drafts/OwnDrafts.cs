using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>A draft belongs to one account; to everybody else it does not exist.</summary>
internal static class OwnDrafts
{
    /// <summary>Why a change of a draft is not in the audit.</summary>
    public const string NobodyElses = "a draft is its owner's alone until it is filed";

    public static readonly Error Gone = Error.NotFound(
        "cases.draft-gone", "Bản nháp này đã nộp hoặc đã xoá. Xem ở “Hồ sơ của tôi”.");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "cases.draft-changed", "Bản nháp vừa được lưu ở một cửa sổ khác. Phần vừa điền còn ở đây: xem lại rồi lưu lần nữa.");

    public static Task<CaseDraft?> FindDraftAsync(this CasesDb db, Actor actor, Guid draftId, CancellationToken cancellation) =>
        db.OwnDraftsOf(actor).SingleOrDefaultAsync(draft => draft.Id == draftId, cancellation);

    public static IQueryable<CaseDraft> OwnDraftsOf(this CasesDb db, Actor actor)
    {
        var account = actor.AccountId;
        return db.Drafts.Where(draft => draft.AccountId == account);
    }
}
