using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>Which rows are asked for; what is null is not asked.</summary>
/// <param name="Before">The first instant that is no longer asked for.</param>
/// <param name="Actor">The id, or a part of the name, marks and case as they come.</param>
/// <param name="SubjectId">The whole key.</param>
public sealed record AuditFilter(
    DateTimeOffset From, DateTimeOffset Before, string? ActorId = null, string? Actor = null, string? Action = null,
    string? SubjectType = null, string? SubjectId = null,
    string? SourceAddress = null);

/// <summary>
/// Reads the audit, newest first. Two ways only, each with its index, since ten million rows stand there: a stretch of time, or one
/// subject. Who may read what is the caller's to check.
/// </summary>
public sealed class AuditReading(IServiceProvider services)
{
    private static readonly Keyset<AuditEvent> NewestFirst =
        Keyset.ByDescending((AuditEvent row) => row.At).ThenDescending(row => row.Id);

    private IQueryable<AuditEvent> Rows => services.GetRequiredService<KernelDb>().Audit.AsNoTracking();

    public async Task<Page<AuditEvent>> PageAsync(AuditFilter filter, string? after, int size, CancellationToken cancellation) =>
        await PageAsync(Filter(filter), after, size, cancellation);

    /// <summary>What was done to some subjects, e.g. who opened these cases.</summary>
    /// <param name="notBy">Id of an actor whose own rows are left out.</param>
    public async Task<Page<AuditEvent>> OfSubjectsAsync(
        IReadOnlyCollection<string> types, IReadOnlyCollection<string> ids, IReadOnlyCollection<string> actions, string notBy,
        DateTimeOffset since,
        string? after, int size, CancellationToken cancellation) =>
        await PageAsync(
            Rows.Where(row => types.Contains(row.SubjectType) && ids.Contains(row.SubjectId)
                && row.At >= since && actions.Contains(row.Action) && row.ActorId != notBy),
            after, size, cancellation);

    /// <summary>What was done to one subject; looks are left out, they are the auditor's.</summary>
    public async Task<Page<AuditEvent>> ChangesOfAsync(
        string type, string id, IReadOnlyCollection<string> looks, string? after, int size, CancellationToken cancellation) =>
        await PageAsync(
            Rows.Where(row => row.SubjectType == type && row.SubjectId == id && !looks.Contains(row.Action)), after, size, cancellation);

    /// <summary>How often each of these was done since then; what was not is missing.</summary>
    public Task<Dictionary<string, int>> CountAsync(
        DateTimeOffset from, IReadOnlyCollection<string> actions, CancellationToken cancellation) =>
        Rows.Where(row => row.At >= from && actions.Contains(row.Action)).GroupBy(row => row.Action)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellation);

    /// <summary>When this was last done to a subject.</summary>
    public Task<DateTimeOffset?> LastAtAsync(string action, string subjectType, string subjectId, CancellationToken cancellation) =>
        Rows.Where(row => row.SubjectType == subjectType && row.SubjectId == subjectId && row.Action == action)
            .OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellation);

    private IQueryable<AuditEvent> Filter(AuditFilter filter)
    {
        var (from, before) = (filter.From, filter.Before);
        var rows = Rows.Where(row => row.At >= from && row.At < before);
        rows = filter.ActorId is { } account ? rows.Where(row => row.ActorId == account) : rows;
        if (filter.Actor is { } name)
        {
            var folded = FoldedText.Of(name);
            // Signs alone fold to nothing, which every name would hold.
            rows = folded.Length == 0 ? rows.Where(row => row.ActorId == name)
                : rows.Where(row => row.ActorId == name || ModuleDb.Folded(row.ActorName).Contains(folded));
        }

        rows = filter.Action is { } action ? rows.Where(row => row.Action == action) : rows;
        rows = filter.SubjectType is { } type ? rows.Where(row => row.SubjectType == type) : rows;
        rows = filter.SubjectId is { } subject ? rows.Where(row => row.SubjectId == subject) : rows;
        return filter.SourceAddress is { } source ? rows.Where(row => row.SourceAddress == source) : rows;
    }

    private static Task<Page<AuditEvent>> PageAsync(
        IQueryable<AuditEvent> rows, string? after, int size, CancellationToken cancellation) =>
        NewestFirst.PageAsync(rows, after, size, cancellation);
}
