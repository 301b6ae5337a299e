using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Directory;

internal sealed class OfficerDirectory(OrganizationsDb db, OrganizationDirectory directory) : IOfficerDirectory
{
    public Task<OfficerSummary?> FindAsync(Guid officerId, CancellationToken cancellation) =>
        FindAsync(officer => officer.Id == officerId, cancellation);

    public Task<OfficerSummary?> FindByEmailAsync(string email, CancellationToken cancellation)
    {
        var wanted = email.Trim().ToLowerInvariant();
        return FindAsync(officer => officer.Email == wanted, cancellation);
    }

    public Task<OfficerSummary?> FindByCodeAsync(string code, CancellationToken cancellation)
    {
        var wanted = code.Trim();
        return FindAsync(officer => officer.Code == wanted, cancellation);
    }

    /// <summary>Asked with every request of the officer: kept until a post or the tree changes.</summary>
    public async Task<IReadOnlyList<PostSummary>> PostsOfAsync(Guid officerId, DateTimeOffset at, CancellationToken cancellation)
    {
        var day = at.VietnamDate();
        var snapshot = await directory.SnapshotAsync(cancellation);
        return snapshot.PostsOf(officerId, day)
            ?? snapshot.Keep(officerId, day, await PostsAsync(post => post.OfficerId == officerId, day, cancellation));
    }

    public Task<IReadOnlyList<PostSummary>> HoldersAsync(
        Guid organizationId, OfficerRole role, DateTimeOffset at, CancellationToken cancellation) =>
        PostsAsync(post => post.OrganizationId == organizationId && post.Role == role, at.VietnamDate(), cancellation);

    public Task<IReadOnlyList<PostSummary>> PostsAtAsync(Guid organizationId, DateTimeOffset at, CancellationToken cancellation) =>
        PostsAsync(post => post.OrganizationId == organizationId, at.VietnamDate(), cancellation);

    public async Task<IReadOnlyList<FoundOfficer>> SearchAsync(
        string words, DateTimeOffset at, int limit, CancellationToken cancellation)
    {
        var (folded, found) = (FoldedText.Words(words), db.Officers.AsNoTracking());
        if (folded.Length == 0)
        {
            return [];
        }

        foreach (var word in folded)
        {
            found = found.Where(officer => ModuleDb.Folded(officer.Name).Contains(word) || ModuleDb.Folded(officer.Code).Contains(word));
        }

        var officers = await found.OrderBy(officer => officer.Name).ThenBy(officer => officer.Code).Take(limit).ToListAsync(cancellation);
        var ids = officers.Select(officer => officer.Id).ToList();
        var posts = (await PostsAsync(post => ids.Contains(post.OfficerId), at.VietnamDate(), cancellation))
            .ToLookup(post => post.OfficerId);
        return
        [
            .. officers.Select(officer => (Officer: officer, Post: posts[officer.Id].FirstOrDefault()))
                .Select(row => new FoundOfficer(row.Officer.Code, row.Officer.Name, row.Post?.Title, row.Post?.OrganizationId)),
        ];
    }

    private Task<OfficerSummary?> FindAsync(Expression<Func<Officer, bool>> which, CancellationToken cancellation) =>
        db.Officers.AsNoTracking().Where(which)
            .Select(officer => new OfficerSummary(officer.Id, officer.Code, officer.Name, officer.Email, officer.Phone))
            .SingleOrDefaultAsync(cancellation);

    private async Task<IReadOnlyList<PostSummary>> PostsAsync(
        Expression<Func<Post, bool>> which, DateOnly day, CancellationToken cancellation)
    {
        var posts = await db.Posts.AsNoTracking().Where(which)
            .Where(post => post.From <= day && (post.To == null || post.To >= day))
            .Join(db.Officers, post => post.OfficerId, officer => officer.Id, (post, officer) => new PostSummary(
                post.Id, officer.Id, officer.Code, officer.Name, post.OrganizationId, post.Title, post.Role, post.From, post.To))
            .ToListAsync(cancellation);
        return [.. posts.OrderBy(post => post.Role).ThenBy(post => post.OfficerName, VietnameseOrder.Comparer)];
    }
}
