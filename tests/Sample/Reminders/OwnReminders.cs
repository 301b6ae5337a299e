using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;

namespace XaDienTu.Sample.Reminders;

/// <summary>Who sees what: an officer the reminders of the agencies where he holds a post, nobody else any.</summary>
internal sealed class OwnReminders(SampleDb db)
{
    /// <summary>Ids grow with time.</summary>
    public static readonly Keyset<Reminder> NewestFirst = Keyset.ByDescending((Reminder reminder) => reminder.Id);

    public IQueryable<Reminder> Of(Actor actor)
    {
        var agencies = actor.Posts.Select(post => post.OrganizationId).Distinct().ToList();
        return db.Reminders.Where(reminder => agencies.Contains(reminder.OrganizationId));
    }

    public Task<Page<Reminder>> PageAsync(Actor actor, string? after, CancellationToken cancellation) =>
        NewestFirst.PageAsync(Of(actor).AsNoTracking(), after, Cursor.DefaultSize, cancellation);
}
