using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Portal.Lists;

internal sealed record KeepViewInput(string? Path, string? Query, string? List, string? Name);

/// <summary>A person keeps a view of a list; the same name again means the view as it is now. Nobody's but his own, so not
/// audited.</summary>
internal sealed class KeepView(PortalDb db, Work work)
{
    private static readonly Error Overtaken =
        Error.Conflict("portal.view-twice", "Cách xem tên này vừa được lưu ở cửa sổ khác. Tải lại trang để xem.");

    private static readonly Error NotAList =
        Error.Invalid("portal.view-place", "Chưa rõ danh sách nào. Mở lại danh sách, lọc rồi lưu cách xem.");

    public Task<Result<KeptView>> RunAsync(KeepViewInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            Overtaken, () => KeepAsync(input, actor, cancellation), cancellation, unaudited: "a view is seen by its owner alone");

    private async Task<Result<KeptView>> KeepAsync(KeepViewInput input, Actor actor, CancellationToken cancellation)
    {
        var account = actor.AccountId;
        // It becomes a link of our pages: to a page of officers, and nowhere else.
        if (input.Path?.StartsWith("/can-bo/", StringComparison.Ordinal) != true
            || input.Path.AsSpan().ContainsAny("?#\\") || input.Query is not ("" or null or ['?', ..]) || input.List is null)
        {
            return NotAList;
        }

        if (string.IsNullOrEmpty(input.Name))
        {
            return Error.Field("portal.view-name", nameof(input.Name), "Đặt tên cho cách xem, ví dụ “Bản nháp của tôi”.");
        }

        var own = await db.Views.Where(view => view.AccountId == account && view.Path == input.Path).ToListAsync(cancellation);
        var kept = own.Find(view => view.Name == input.Name);
        if (kept is null && own.Count >= KeptView.MostOfAList)
        {
            return Error.Field(
                "portal.view-many", nameof(input.Name),
                $"Mỗi danh sách lưu nhiều nhất {KeptView.MostOfAList} cách xem. Xoá bớt một cách xem rồi lưu lại.");
        }

        if (kept is null)
        {
            kept = new KeptView { AccountId = account, Path = input.Path, List = input.List, Name = input.Name, Query = "" };
            db.Views.Add(kept);
        }

        kept.Query = input.Query ?? "";
        return kept;
    }
}
