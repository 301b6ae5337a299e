using System.Collections.Concurrent;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Directory;

/// <summary>What a node keeps in memory between two changes: the tree, the hours, the special days, and the posts of those who were asked
/// for.</summary>
internal sealed class Snapshot(Guid stamp, OrganizationTree tree, ILookup<Guid, WorkingHoursFrom> hours, SpecialDays days)
{
    private readonly ConcurrentDictionary<string, WorkingCalendar> calendars = new();
    private readonly ConcurrentDictionary<Guid, (DateOnly Day, IReadOnlyList<PostSummary> Held)> posts = new();

    public Guid Stamp => stamp;

    public OrganizationTree Tree => tree;

    public WorkingCalendar DefaultCalendar => CalendarOf([]);

    public WorkingCalendar CalendarFor(Guid organizationId) =>
        CalendarOf(
            [.. tree.Path(organizationId).Reverse().Select(organization => hours[organization.Id]).FirstOrDefault(own => own.Any()) ?? []]);

    public IReadOnlyList<PostSummary>? PostsOf(Guid officerId, DateOnly day) =>
        posts.TryGetValue(officerId, out var known) && known.Day == day ? known.Held : null;

    public IReadOnlyList<PostSummary> Keep(Guid officerId, DateOnly day, IReadOnlyList<PostSummary> held)
    {
        posts[officerId] = (day, held);
        return held;
    }

    /// <summary>Agencies with the same hours share one calendar. Before the first own hours the default ones hold.</summary>
    private WorkingCalendar CalendarOf(IReadOnlyList<WorkingHoursFrom> own) => calendars.GetOrAdd(
        string.Join(';', own),
        (_, own) => new WorkingCalendar(
            [new(WorkingCalendar.FirstDay, WorkingHours.Default), .. own.OrderBy(hours => hours.From)], days),
        own);
}

/// <summary>The snapshot of this process.</summary>
internal sealed class SnapshotCache
{
    private volatile Snapshot? newest;

    public Snapshot? Current
    {
        get => newest;
        set => newest = value;
    }
}
