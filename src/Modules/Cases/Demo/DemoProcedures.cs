using XaDienTu.Kernel.Paging;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Demo;

internal static class DemoProcedures
{
    public static async Task<List<PublishedProcedure>> AllInForceAsync(
        this IProcedureCatalogue catalogue, DateOnly today, CancellationToken cancellation)
    {
        var versions = new List<PublishedProcedure>();
        string? after = null;
        do
        {
            var page =
                await catalogue.SearchAsync(new ProcedureQuery(After: after, Size: Cursor.MaxSize), today, cancellation);
            foreach (var summary in page.Items)
            {
                versions.Add((await catalogue.FindAsync(summary.VersionId, cancellation))!);
            }

            after = page.Next;
        }
        while (after is not null);
        return versions;
    }
}
