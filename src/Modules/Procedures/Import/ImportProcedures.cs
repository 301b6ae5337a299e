using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

internal enum ImportOutcome
{
    /// <summary>The same record has been imported before.</summary>
    Unchanged,

    /// <summary>In force from today.</summary>
    Published,

    /// <summary>Waits for an officer.</summary>
    Drafted,
}

/// <param name="Outcomes">By procedure code.</param>
internal sealed record ImportDone(ImportReport Report, IReadOnlyDictionary<string, ImportOutcome> Outcomes)
{
    public int Count(ImportOutcome outcome) => Outcomes.Values.Count(value => value == outcome);

    public string ToText() =>
        Report.ToText() + $"Đã công bố {Count(ImportOutcome.Published)}, lưu nháp {Count(ImportOutcome.Drafted)}, không đổi {Count(ImportOutcome.Unchanged)}.{Environment.NewLine}";
}

/// <param name="Refused">Files that could not even be opened (a broken archive); they stand in the report with the others.</param>
internal sealed record ImportInput(IEnumerable<SourceFile> Files, IReadOnlyList<RefusedFile> Refused);

/// <summary>
/// Stores published records as versions in one transaction. A record with nothing essential open is published from today; one that
/// would take the place of a version edited here (by the platform or by an officer), or that no case could go through, waits as a draft
/// instead. Importing again changes nothing.
/// </summary>
internal sealed class ImportProcedures(
    ProceduresDb db, Work work, Counters counters, IEnumerable<ICheckVersion> checks, TimeProvider clock)
{
    public async Task<Result<ImportDone>> RunAsync(ImportInput input, Actor actor, CancellationToken cancellation)
    {
        if (actor.Kind is not ActorKind.System && !actor.Holds(OfficerRole.BusinessAdministrator))
        {
            return Error.Forbidden("procedures.import", "Chỉ người quản trị nghiệp vụ nhập được thủ tục.");
        }

        var report = ImportBatch.Read(input.Files, clock.VietnamToday());
        report = report with { Refused = [.. input.Refused, .. report.Refused] };
        await using var transaction = await work.BeginAsync(cancellation);
        await counters.NextAsync("procedures.imports", cancellation);
        var stored = (await db.Versions
            .Select(version => new Stored(version.Id, version.Code, version.SourceHash, version.Source, version.State, version.Edited))
            .ToListAsync(cancellation)).ToLookup(version => version.Code);
        var outcomes = new Dictionary<string, ImportOutcome>(StringComparer.Ordinal);
        foreach (var record in report.Records)
        {
            outcomes[record.Content.Code] = await StoreAsync(record, stored[record.Content.Code], cancellation);
        }

        if (outcomes.ContainsValue(ImportOutcome.Published))
        {
            db.Touch();
        }

        var done = new ImportDone(report, outcomes);
        db.Record(actor, clock.GetUtcNow(), "ProceduresImported", "procedures", "import", new
        {
            published = done.Count(ImportOutcome.Published),
            drafted = done.Count(ImportOutcome.Drafted),
            unchanged = done.Count(ImportOutcome.Unchanged),
            refused = report.Refused.Count,
        });
        await transaction.CommitAsync(cancellation);
        return done;
    }

    private async Task<ImportOutcome> StoreAsync(ImportedRecord record, IEnumerable<Stored> stored, CancellationToken cancellation)
    {
        if (stored.Any(version => version.SourceHash == record.SourceHash))
        {
            return ImportOutcome.Unchanged;
        }

        foreach (var old in stored.Where(version => version is { State: VersionState.Draft, Source: VersionSource.Import, Edited: false }))
        {
            db.Versions.Remove(await db.Versions.SingleAsync(version => version.Id == old.Id, cancellation));
        }

        var version = ProcedureVersion.Draft(record.Content, VersionSource.Import, record.SourceHash, clock.GetUtcNow());
        await db.AddAsync(version, cancellation);
        if (!record.IsReady || stored.Any(version => version.Source == VersionSource.Catalogue || version.Edited)
            || await checks.FaultsOfAsync(record.Content, cancellation) is { Count: > 0 })
        {
            return ImportOutcome.Drafted;
        }

        version.Publish(clock.GetUtcNow());
        return ImportOutcome.Published;
    }

    private sealed record Stored(Guid Id, string Code, string SourceHash, VersionSource Source, VersionState State, bool Edited);
}
