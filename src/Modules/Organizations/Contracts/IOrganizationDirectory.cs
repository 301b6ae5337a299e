namespace XaDienTu.Organizations.Contracts;

/// <summary>The organization tree, kept in memory by each node and read anew when a change is committed anywhere.</summary>
public interface IOrganizationDirectory
{
    /// <summary>The tree as of this request: one await, then every question is answered without a query.</summary>
    ValueTask<OrganizationTree> GetAsync(CancellationToken cancellation);
}

/// <summary>Working calendars of agencies, kept in memory like the tree.</summary>
public interface IWorkingCalendars
{
    /// <summary>The calendar of the agency: its own hours, else those of the nearest agency above it that has some, else the
    /// default.</summary>
    ValueTask<WorkingCalendar> ForAsync(Guid organizationId, CancellationToken cancellation);

    /// <summary>The calendar with default hours.</summary>
    ValueTask<WorkingCalendar> DefaultAsync(CancellationToken cancellation);
}
