using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Posts;

internal sealed record AddPostInput(Guid OrganizationId, string? OfficerCode, string? Title, OfficerRole? Role, DateOnly? From, DateOnly? To);

/// <summary>Gives an officer a role at an organization, from today on or later: nobody may have had a right that nobody saw.</summary>
internal sealed class AddPost(OrganizationsDb db, IOrganizationDirectory directory, IOfficerDirectory officers, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(AddPostInput input, Actor actor, CancellationToken cancellation)
    {
        var tree = await directory.GetAsync(cancellation);
        if (tree.Find(input.OrganizationId) is not { } organization)
        {
            return Error.NotFound("organizations.unknown", "Không có cơ quan này. Chọn lại trong danh sách.");
        }

        var officer = await officers.FindByCodeAsync(input.OfficerCode ?? "", cancellation);
        var faults = Faults(input, organization, officer);
        if (faults.Count > 0 || officer is null || input.Role is not { } role || input.From is not { } from)
        {
            return Error.Invalid("posts.input", faults);
        }

        if (PostRights.Refusal(actor, officer.Id, role, tree.Path(organization.Id)) is { } refusal)
        {
            return refusal;
        }

        var isHeld = await db.Posts.AnyAsync(
            post => post.OfficerId == officer.Id && post.OrganizationId == organization.Id && post.Role == role
                && (post.To == null || post.To >= from) && (input.To == null || post.From <= input.To),
            cancellation);
        if (isHeld)
        {
            return Error.Conflict("posts.held", $"{officer.Name} đã giữ chức vụ này trong thời gian đó. Kết thúc chức vụ cũ trước.");
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
        await db.SaveChangesAsync(cancellation);
        return added.Id;
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
