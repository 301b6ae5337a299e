using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Organizations.Registers;

/// <summary>An agency's registers are kept by its records clerk (Decree 30/2020, article 6); its administrator may help out.</summary>
internal static class RegisterRights
{
    public static readonly Error Forbidden = Error.Forbidden(
        "registers.forbidden", "Sổ do văn thư hoặc quản trị của cơ quan ấy giữ. Nhờ văn thư cơ quan lấy số.");

    /// <summary>One sentence for what is not there and what is another agency's.</summary>
    public static readonly Error Unknown = Error.NotFound("registers.unknown", "Không có sổ này. Chọn lại trong danh sách sổ của cơ quan.");

    public static IReadOnlyList<Guid> Agencies(Actor actor) =>
        [.. actor.Posts.Where(post => post.Role is OfficerRole.RecordsClerk or OfficerRole.AgencyAdministrator)
            .Select(post => post.OrganizationId).Distinct()];

    public static bool Keeps(Actor actor, Guid organizationId) => Agencies(actor).Contains(organizationId);

    /// <summary>The register, if the actor keeps it.</summary>
    public static async Task<RegisterView?> FindAsync(RegisterReading registers, Guid id, Actor actor, CancellationToken cancellation) =>
        await registers.FindAsync(id, cancellation) is { } found && Keeps(actor, found.Key.OrganizationId) ? found : null;
}
