using XaDienTu.Kernel.Paging;

namespace XaDienTu.Procedures.Contracts;

/// <summary>The published procedures of the province. Published versions never change, so they are kept in memory.</summary>
public interface IProcedureCatalogue
{
    /// <summary>The version of a procedure in force on a day; null when there is none.</summary>
    ValueTask<PublishedProcedure?> InForceAsync(string code, DateOnly at, CancellationToken cancellation);

    /// <summary>A published version, whether still in force or not: what a case was accepted under.</summary>
    ValueTask<PublishedProcedure?> FindAsync(Guid versionId, CancellationToken cancellation);

    /// <summary>Procedures in force on a day, best match first.</summary>
    ValueTask<Page<ProcedureSummary>> SearchAsync(ProcedureQuery query, DateOnly at, CancellationToken cancellation);

    /// <summary>The fields that have a procedure in force on a day, in alphabetical order.</summary>
    ValueTask<IReadOnlyList<string>> FieldsAsync(DateOnly at, CancellationToken cancellation);
}

public sealed record PublishedProcedure(Guid VersionId, ProcedureContent Content);

/// <param name="Text">Words in any order, with or without marks; a code.</param>
/// <param name="Level">Kind of organization that receives: <c>commune</c>, <c>district</c>, <c>department</c> …</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record ProcedureQuery(
    string? Text = null,
    string? Field = null,
    string? Level = null,
    Audience? Audience = null,
    string? LifeEvent = null,
    string? After = null,
    int Size = Cursor.DefaultSize);

public sealed record ProcedureSummary(
    Guid VersionId,
    string Code,
    string Name,
    string Field,
    string Summary,
    IReadOnlyList<string> Levels,
    IReadOnlyList<Audience> Audiences,
    IReadOnlyList<Channel> Channels,
    string TermText,
    IReadOnlyList<string> LifeEvents);
