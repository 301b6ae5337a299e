using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Organizations.Packs;

/// <summary>
/// Brings a pack into the database. An organization that is there already stays as it is, so that loading at every start
/// does not undo what administrators changed.
/// </summary>
internal sealed class PackLoader(OrganizationsDb db)
{
    public async Task LoadAsync(string name, CancellationToken cancellation)
    {
        var pack = Pack.Read(name);
        var known = await db.Organizations.OrderBy(organization => organization.ValidFrom).ToListAsync(cancellation);
        var loaded = known.Where(organization => organization.ValidFrom == pack.Head.ValidFrom)
            .ToDictionary(organization => organization.Identifier);
        var isNew = false;
        foreach (var unit in pack.Units.Where(unit => !loaded.ContainsKey(unit.Identifier)))
        {
            var organization = Make(unit, unit.Parent is null ? null : loaded[unit.Parent].Id, pack.Head.ValidFrom);
            db.Organizations.Add(organization);
            loaded.Add(unit.Identifier, organization);
            Replace(unit, organization, known);
            isNew = true;
        }

        if (!isNew)
        {
            return;
        }

        await EndAsync(pack.Head, known, cancellation);
        db.Touch();
        await db.SaveChangesAsync(cancellation);
    }

    private static Organization Make(PackUnit unit, Guid? parentId, DateOnly validFrom) => new()
    {
        Identifier = unit.Identifier,
        OldIdentifier = unit.OldIdentifier,
        UnitCode = unit.UnitCode,
        Kind = unit.Kind,
        Style = unit.Style,
        Name = unit.Name,
        ParentId = parentId,
        Functions = unit.Functions,
        Predecessors = unit.Predecessors,
        ValidFrom = validFrom,
    };

    private void Replace(PackUnit unit, Organization successor, List<Organization> known)
    {
        foreach (var replaced in unit.Replaces.Select(identifier =>
            known.LastOrDefault(organization => organization.Identifier == identifier)).OfType<Organization>())
        {
            db.Successions.Add(new Succession { OrganizationId = replaced.Id, SuccessorId = successor.Id });
        }
    }

    /// <summary>Ends the older tree and the posts held in it: a right must not outlive its agency.</summary>
    private async Task EndAsync(PackHead head, List<Organization> known, CancellationToken cancellation)
    {
        var lastDay = head.ValidFrom.AddDays(-1);
        var ended = known.Where(organization => organization.Identifier == head.Ends && organization.ValidTo is null).ToList();
        var children = known.ToLookup(organization => organization.ParentId);
        for (var i = 0; i < ended.Count; i++)
        {
            ended[i].ValidTo ??= lastDay;
            ended.AddRange(children[ended[i].Id]);
        }

        var ids = ended.Select(organization => organization.Id).ToHashSet();
        foreach (var post in await db.Posts.Where(post => post.To == null || post.To > lastDay).ToListAsync(cancellation))
        {
            if (ids.Contains(post.OrganizationId))
            {
                post.To = lastDay;
            }
        }
    }
}
