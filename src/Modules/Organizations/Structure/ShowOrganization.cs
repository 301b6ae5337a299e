using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Structure;

/// <summary>One organization by either form of its identifier.</summary>
internal sealed class ShowOrganization(IOrganizationDirectory directory, TimeProvider clock)
{
    public async Task<Result<OrganizationAnswer>> RunAsync(string identifier, string? at, CancellationToken cancellation)
    {
        var tree = await directory.GetAsync(cancellation);
        var faults = new Dictionary<string, string>();
        var day = AsOf.Read(at, clock.VietnamToday(), faults);
        if (faults.Count > 0)
        {
            return Error.Invalid("organizations.parameters", faults);
        }

        return tree.Find(identifier, day) is { } organization
            ? OrganizationAnswer.Of(organization, tree)
            : Error.NotFound("organizations.unknown", $"Không có cơ quan mã “{identifier}”. Kiểm tra lại mã định danh.");
    }
}
