using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.Actors;

/// <summary>Tells a program whose rights its token carries: the first call when something is refused.</summary>
internal static class WhoAmIApi
{
    public sealed record Me(ActorKind Kind, string Id, string Name, IReadOnlyList<MyPost> Posts);

    public sealed record MyPost(Guid OrganizationId, OfficerRole Role);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/accounts/me", (ActorAccessor accessor) => TypedResults.Ok(new Me(
            accessor.Actor.Kind, accessor.Actor.Id, accessor.Actor.Name,
            [.. accessor.Actor.Posts.Select(post => new MyPost(post.OrganizationId, post.Role))])))
        .WithTags("Tài khoản").WithSummary("Mã truy cập này là của ai, có vai trò nào")
        .RequireAuthorization(Policies.Api);
}
