using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Publishing;

/// <summary>Stores the procedures that ship with the platform as published versions; a file already stored is recognized by its
/// hash.</summary>
internal sealed class LoadCatalogue(ProceduresDb db, Work work, IEnumerable<ICheckVersion> checks, TimeProvider clock)
{
    /// <param name="world">The structure of local government here; versions written for another one are left out.</param>
    public async Task<int> RunAsync(string world, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        var known = await db.Versions.Where(version => version.Source == VersionSource.Catalogue).Select(version => version.SourceHash)
            .ToHashSetAsync(cancellation);
        var added = 0;
        foreach (var name in CatalogueFiles.Names)
        {
            var (content, hash) = CatalogueFiles.Read(name);
            if ((content.World == world || content.World == ProcedureContent.AnyWorld) && known.Add(hash))
            {
                var version = ProcedureVersion.Draft(content, VersionSource.Catalogue, hash, clock.GetUtcNow());
                // One that no case could go, such as where its office is not there any more, waits for who keeps the catalogue.
                if (await checks.FaultsOfAsync(content, cancellation) is [])
                {
                    version.Publish(clock.GetUtcNow());
                }

                await db.AddAsync(version, cancellation);
                added++;
            }
        }

        if (added > 0)
        {
            db.Touch();
            db.Record(Actor.System, clock.GetUtcNow(), "CatalogueLoaded", "procedures", world, new { added });
        }

        await transaction.CommitAsync(cancellation);
        return added;
    }
}
