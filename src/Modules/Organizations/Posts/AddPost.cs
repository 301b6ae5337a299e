using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Posts;

internal sealed record AddPostInput(
    Guid OrganizationId, string? OfficerCode, string? Title, OfficerRole? Role, DateOnly? From, DateOnly? To);

/// <summary>Gives an officer a role at an organization, from today on or later: nobody may have had a right that nobody saw.</summary>
internal sealed class AddPost(
    OrganizationsDb db, Work work, IOrganizationDirectory directory, IOfficerDirectory officers, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict(
        "posts.changed", "Người khác vừa giao chức vụ cho cán bộ này. Tải lại trang để xem rồi giao lại nếu vẫn cần.");

    private const int MostLike = 5;

    public Task<Result<Guid>> RunAsync(AddPostInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Guid>> ChangeAsync(AddPostInput input, Actor actor, CancellationToken cancellation)
    {
        var tree = await directory.GetAsync(cancellation);
        if (tree.Find(input.OrganizationId) is not { } organization)
        {
            return Error.NotFound("organizations.unknown", "Không có cơ quan này. Chọn lại trong danh sách.");
        }

        var officer = await officers.FindByCodeAsync(input.OfficerCode ?? "", cancellation);
        var faults = Faults(input, organization, officer);
        if (officer is null && await LikeAsync(input.OfficerCode, cancellation) is { } like)
        {
            faults[nameof(input.OfficerCode)] = like;
        }

        if (faults.Count > 0 || officer is null || input.Role is not { } role || input.From is not { } from)
        {
            return Error.Invalid("posts.input", faults);
        }

        if (PostRights.Refusal(actor, officer.Id, role, organization.Id, tree) is { } refusal)
        {
            return refusal;
        }

        // Read with its version: of two who give the same officer posts at once one is told to look again.
        var holder = await db.Officers.SingleAsync(row => row.Id == officer.Id, cancellation);
        var held = await db.Posts.AsNoTracking().Where(
            post => post.OfficerId == officer.Id && (post.To == null || post.To >= from) && (input.To == null || post.From <= input.To))
            .OrderBy(post => post.From).ToListAsync(cancellation);
        if (held.Any(post => post.OrganizationId == organization.Id && post.Role == role))
        {
            return Error.Conflict("posts.held", $"{officer.Name} đã giữ chức vụ này trong thời gian đó. Kết thúc chức vụ cũ trước.");
        }

        if (held.FirstOrDefault(post => PostRights.Exclude(post.Role, role)) is { } other)
        {
            return Error.Conflict(
                "posts.exclude",
                $"{role.Name()} và {other.Role.Word()} không được cùng một người giữ trong một thời gian. Kết thúc chức vụ “{other.Title}” của {officer.Name} "
                + $"tại {tree.Find(other.OrganizationId)?.AgencyName} trước, hoặc chọn người khác.");
        }

        var added = new Post
        {
            OfficerId = officer.Id,
            OrganizationId = organization.Id,
            Title = input.Title!.Trim(),
            Role = role,
            From = from,
            To = input.To,
        };
        db.Posts.Add(added);
        db.Entry(holder).Property(row => row.Version).IsModified = true;
        db.Record(actor, clock.GetUtcNow(), "PostAdded", "post", added.Id.ToString(), new
        {
            officer = officer.Code,
            organization = organization.Identifier,
            added.Title,
            added.Role,
            added.From,
            added.To,
        });
        db.Touch();
        return added.Id;
    }

    /// <summary>Who typed a name chooses one of those who have it: by code, since two can have the same.</summary>
    private async Task<string?> LikeAsync(string? typed, CancellationToken cancellation)
    {
        var found = await officers.SearchAsync(typed ?? "", clock.GetUtcNow(), MostLike, cancellation);
        return found.Count == 0 ? null
            : $"Chọn một mã: {string.Join("; ", found.Select(one => string.Join(", ", new[] { one.Code, one.Name, one.Title }.OfType<string>())))}.";
    }

    private Dictionary<string, string> Faults(AddPostInput input, OrganizationSummary organization, OfficerSummary? officer)
    {
        var faults = new Dictionary<string, string>();
        var today = clock.VietnamToday();
        if (officer is null)
        {
            faults[nameof(input.OfficerCode)] = string.IsNullOrWhiteSpace(input.OfficerCode)
                ? "Nhập mã cán bộ."
                : $"Không có cán bộ mã “{input.OfficerCode}”. Kiểm tra lại mã.";
        }

        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > Post.MaxTitleLength)
        {
            faults[nameof(input.Title)] = $"Nhập tên chức vụ, không quá {Post.MaxTitleLength} chữ.";
        }

        if (input.Role is null)
        {
            faults[nameof(input.Role)] = "Chọn vai trò.";
        }

        if (input.From is not { } from || from < today)
        {
            faults[nameof(input.From)] = $"Chọn ngày bắt đầu từ hôm nay, {VietnamTime.Short(today)}, trở đi.";
        }
        else if (!organization.IsValidAt(from))
        {
            faults[nameof(input.From)] = $"{organization.Name} không hoạt động ngày {VietnamTime.Short(from)}. Chọn ngày khác.";
        }
        else if (input.To < from)
        {
            faults[nameof(input.To)] = $"Ngày kết thúc phải từ ngày bắt đầu, {VietnamTime.Short(from)}, trở đi.";
        }

        return faults;
    }
}
