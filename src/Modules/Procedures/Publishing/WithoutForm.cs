using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Publishing;

/// <summary>Procedures in force that cannot be filed in full at home, since their declaration has no form yet.</summary>
internal sealed class WithoutForm(IProcedureCatalogue catalogue, TimeProvider clock)
{
    /// <returns>How many are in force, and the versions without a form.</returns>
    public async Task<(int InForce, IReadOnlyList<Guid> Versions)> FindAsync(CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var (inForce, versions) = (0, new List<Guid>());
        string? after = null;
        do
        {
            var page = await catalogue.SearchAsync(new ProcedureQuery(After: after, Size: Cursor.MaxSize), today, cancellation);
            foreach (var summary in page.Items)
            {
                inForce++;
                if ((await catalogue.FindAsync(summary.VersionId, cancellation))?.Content.Form is null)
                {
                    versions.Add(summary.VersionId);
                }
            }

            after = page.Next;
        }
        while (after is not null);
        return (inForce, versions);
    }
}
