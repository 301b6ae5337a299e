using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Organizations.Structure;

internal static class OrganizationsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/organizations").WithTags("Cơ quan").AllowAnonymous();
        group.MapGet("", async (
            string? at, string? parent, string? kind, string? q, string? after, string? size, ListOrganizations list,
            CancellationToken cancellation) =>
                (await list.RunAsync(new(at, parent, kind, q, after, size), cancellation)).ToHttp())
            .WithSummary("Danh sách cơ quan có hiệu lực tại một ngày")
            .Produces<Page<OrganizationAnswer>>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("{identifier}", async (string identifier, string? at, ShowOrganization show, CancellationToken cancellation) =>
                (await show.RunAsync(identifier, at, cancellation)).ToHttp())
            .WithSummary("Một cơ quan theo mã định danh, mã cũ cũng được")
            .Produces<OrganizationAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
