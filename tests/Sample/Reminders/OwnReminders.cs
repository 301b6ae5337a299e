using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;

namespace XaDienTu.Sample.Reminders;

/// <summary>Who sees what: an officer the reminders of the agencies where he holds a post, nobody else any.</summary>
internal sealed class OwnReminders(SampleDb db)
{
    public IQueryable<Reminder> Of(Actor actor)
    {
        var agencies = actor.Posts.Select(post => post.OrganizationId).Distinct().ToList();
        return db.Reminders.Where(reminder => agencies.Contains(reminder.OrganizationId));
    }

    /// <summary>The newest first: ids grow with time.</summary>
    public async Task<Page<Reminder>> PageAsync(Actor actor, string? after, CancellationToken cancellation)
    {
        var rows = Of(actor).AsNoTracking();
        if (Guid.TryParse(Cursor.Read(after), out var last))
        {
            rows = rows.Where(reminder => reminder.Id.CompareTo(last) < 0);
        }

        return Page.Of(
            await rows.OrderByDescending(reminder => reminder.Id).Take(Cursor.DefaultSize + 1).ToListAsync(cancellation), Cursor.DefaultSize,
            reminder => reminder.Id.ToString());
    }
}
