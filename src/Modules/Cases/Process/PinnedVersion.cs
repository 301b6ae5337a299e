using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

internal static class PinnedVersion
{
    /// <summary>The rules a case was filed under; they stay its rules to the end, whatever is published later.</summary>
    public static async Task<ProcedureContent> ContentOfAsync(
        this IProcedureCatalogue catalogue, Case filed, CancellationToken cancellation) =>
        await catalogue.ContentOfAsync(filed.Code, filed.ProcedureVersionId, cancellation);

    /// <inheritdoc cref="ContentOfAsync(IProcedureCatalogue, Case, CancellationToken)"/>
    public static async Task<ProcedureContent> ContentOfAsync(
        this IProcedureCatalogue catalogue, string code, Guid versionId, CancellationToken cancellation) =>
        (await catalogue.FindAsync(versionId, cancellation))?.Content
        ?? throw new InvalidOperationException($"Case {code} names procedure version {versionId}, which is not there.");
}
