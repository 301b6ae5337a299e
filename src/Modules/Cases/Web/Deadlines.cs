using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Web;

/// <summary>What is left of a term, for officers and citizens alike: in working time of the organization that has the work.</summary>
internal static class Deadlines
{
    /// <summary>Of a case.</summary>
    public static DeadlineChip Of(WorkingCalendar calendar, DateTimeOffset now, Case filed) =>
        Of(calendar, now, filed.AcceptedAt ?? filed.SubmittedAt, filed.DueAt, filed.Status.WaitsFor(), filed.FinishedAt);

    /// <summary>How the promise to the applicant stands; null before a day was promised and after an end without result.</summary>
    public static DeadlineChip? Promised(
        WorkingCalendar calendar, DateTimeOffset now, CaseStatus status, DateTimeOffset acceptedAt, DateTimeOffset? due,
        DateTimeOffset? finished) =>
        due is null || status.IsWithoutResult() ? null : Of(calendar, now, acceptedAt, due, status.WaitsFor(), finished);

    /// <summary>Of any piece of work.</summary>
    /// <param name="rest">What a stopped clock waits for.</param>
    public static DeadlineChip Of(
        WorkingCalendar calendar, DateTimeOffset now, DateTimeOffset openedAt, DateTimeOffset? dueAt, string? rest,
        DateTimeOffset? finishedAt) => DeadlineChip.Of(
            dueAt,
            now,
            dueAt is { } due ? (int)calendar.WorkingTimeBetween(now, due).TotalMinutes : null,
            dueAt is { } end ? (int)calendar.WorkingTimeBetween(openedAt, end).TotalMinutes : null,
            rest,
            finishedAt);
}
