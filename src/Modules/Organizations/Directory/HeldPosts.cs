using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Directory;

internal sealed class HeldPosts(IOfficerDirectory officers, TimeProvider clock) : IHeldPosts
{
    public async ValueTask<IReadOnlyList<HeldPost>> OfAsync(Guid officerId, CancellationToken cancellation) =>
        [.. (await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation))
            .Select(post => new HeldPost(post.OrganizationId, post.Role))];
}
