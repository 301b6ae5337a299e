using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Lifecycle;

internal static class PinnedVersion
{
    /// <summary>The rules a case was filed under; they stay its rules to the end, whatever is published later.</summary>
    public static async Task<ProcedureContent> ContentOfAsync(this IProcedureCatalogue catalogue, Case filed, CancellationToken cancellation) =>
        (await catalogue.FindAsync(filed.ProcedureVersionId, cancellation))?.Content
        ?? throw new InvalidOperationException($"Case {filed.Code} names procedure version {filed.ProcedureVersionId}, which is not there.");
}
