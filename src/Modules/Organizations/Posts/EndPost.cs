using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Posts;

/// <param name="LastDay">Yesterday at the earliest, which ends the right at once.</param>
internal sealed record EndPostInput(Guid PostId, DateOnly? LastDay);

/// <summary>Names the last day of a post; it can only come earlier than before.</summary>
internal sealed class EndPost(OrganizationsDb db, Work work, IOrganizationDirectory directory, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict("posts.changed", "Người khác vừa sửa chức vụ này. Tải lại trang để xem.");

    public Task<Result<Done>> RunAsync(EndPostInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(EndPostInput input, Actor actor, CancellationToken cancellation)
    {
        if (await db.Posts.SingleOrDefaultAsync(post => post.Id == input.PostId, cancellation) is not { } post)
        {
            return Error.NotFound("posts.unknown", "Không có chức vụ này. Tải lại trang rồi chọn lại.");
        }

        var tree = await directory.GetAsync(cancellation);
        if (PostRights.Refusal(actor, post.OfficerId, post.Role, post.OrganizationId, tree) is { } refusal)
        {
            return refusal;
        }

        var earliest = Later(clock.VietnamToday().AddDays(-1), post.From);
        if (input.LastDay is not { } lastDay || lastDay < earliest)
        {
            return Error.Field("posts.last-day", nameof(input.LastDay), $"Chọn ngày cuối từ {VietnamTime.Short(earliest)} trở đi.");
        }

        if (post.To <= lastDay)
        {
            return Error.Conflict("posts.ended", $"Chức vụ này đã kết thúc ngày {VietnamTime.Short(post.To.Value)}.");
        }

        post.To = lastDay;
        db.Record(actor, clock.GetUtcNow(), "PostEnded", "post", post.Id.ToString(), new { post.To });
        db.Touch();
        return new Done();
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
