using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Actors;

/// <summary>The posts of a program. A program of the province acts at hundreds of agencies and asks many times a second: kept until they or
/// the tree change.</summary>
internal sealed class ProgramPosts(ProgramPostsCache cache, Stamps stamps, IOrganizationDirectory organizations, IServiceProvider services)
{
    public async Task<IReadOnlyList<HeldPost>> OfAsync(string clientId, CancellationToken cancellation)
    {
        var stamp = await stamps.OfAsync<AccountsDb>(cancellation);
        var tree = await organizations.GetAsync(cancellation);
        if (cache.Find(clientId, stamp, tree) is { } known)
        {
            return known;
        }

        var given = await services.GetRequiredService<AccountsDb>().ProgramPosts.AsNoTracking().Where(post => post.ClientId == clientId)
            .ToListAsync(cancellation);
        return cache.Keep(clientId, stamp, tree, [.. given.Select(post => new HeldPost(post.OrganizationId, post.Role))]);
    }
}

/// <summary>What this node keeps of them.</summary>
internal sealed class ProgramPostsCache
{
    private readonly ConcurrentDictionary<string, (Guid Stamp, OrganizationTree Tree, IReadOnlyList<HeldPost> Posts)> byClient = new();

    public IReadOnlyList<HeldPost>? Find(string clientId, Guid stamp, OrganizationTree tree) =>
        byClient.TryGetValue(clientId, out var kept) && kept.Stamp == stamp && ReferenceEquals(kept.Tree, tree) ? kept.Posts : null;

    public IReadOnlyList<HeldPost> Keep(string clientId, Guid stamp, OrganizationTree tree, IReadOnlyList<HeldPost> posts)
    {
        byClient[clientId] = (stamp, tree, posts);
        return posts;
    }
}
