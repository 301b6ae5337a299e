using System.Text.RegularExpressions;
using XaDienTu.Kernel.Audit;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>Names of the things that a page of rows points at by their ids.</summary>
public sealed partial class AuditIds(IEnumerable<INameIds> modules)
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<AuditEvent> rows, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(row => Id().Matches($"{row.SubjectId} {row.Details}"))
            .Select(found => Guid.Parse(found.Value)).ToHashSet();
        var names = new Dictionary<Guid, string>();
        foreach (var module in modules)
        {
            foreach (var (id, name) in await module.NamesAsync(ids, cancellation))
            {
                names[id] = name;
            }
        }

        return names;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
