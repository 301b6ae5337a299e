using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;
using XaDienTu.Signing.Enrolment;

namespace XaDienTu.Signing.Demo;

/// <summary>Certificates of a demonstration: each demo agency, its leaders and its one-stop clerks, so that a case can be signed at
/// once.</summary>
internal sealed class DemoKeys(
    SigningDb db, IssueCertificate issue, IOrganizationDirectory organizations, IOfficerDirectory officers, TimeProvider clock)
{
    public async Task CreateAsync(IReadOnlyList<Guid> places, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        foreach (var place in places.Select(tree.Find).OfType<OrganizationSummary>())
        {
            await IssueAsync(NewApplication(place, null), null, cancellation);
            var posts = await officers.PostsAtAsync(place.Id, clock.GetUtcNow(), cancellation);
            foreach (var post in posts.Where(post => post.Role is OfficerRole.Leader or OfficerRole.OneStopClerk)
                .DistinctBy(post => post.OfficerId))
            {
                await IssueAsync(NewApplication(place, post), DemoSigning.Pin, cancellation);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task IssueAsync(CertificateApplication application, string? pin, CancellationToken cancellation)
    {
        db.Applications.Add(application);
        var issued = await issue.RunAsync(application, pin, Actor.System, cancellation);
        if (!issued.Ok)
        {
            throw new InvalidOperationException(issued.Error.Message);
        }
    }

    private CertificateApplication NewApplication(OrganizationSummary place, PostSummary? post) => new()
    {
        Use = post is null ? CertificateUse.Agency : CertificateUse.Person,
        OrganizationId = place.Id,
        OfficerId = post?.OfficerId,
        HolderName = post?.OfficerName ?? place.AgencyName,
        Title = post?.Title,
        Place = KeyPlace.Software,
        Note = "Dữ liệu trình diễn",
        State = ApplicationState.Approved,
        RequestedAt = clock.GetUtcNow(),
        RequestedById = Actor.System.Id,
        RequestedByName = Actor.System.Name,
        DecidedAt = clock.GetUtcNow(),
        DecidedByName = Actor.System.Name,
    };
}
