using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// Who changed last what a change has met, as the audit tells. Null where it does not: rows that leave no trace under their own key or
/// code, and traces of looks and refusals, which change nothing.
/// </summary>
internal sealed class WhoChanged(KernelDb db, TimeProvider clock)
{
    /// <summary>Longer than a page stands open before its session ends.</summary>
    private static readonly TimeSpan Meanwhile = TimeSpan.FromHours(1);

    /// <summary>What the subject of an audit row may be called: the key, or the code people know it by.</summary>
    public static IReadOnlyList<string> SubjectsOf(DbUpdateException failure) =>
        [.. failure.Entries.SelectMany(entry => entry.Properties.Where(IsName).Select(name => Words(name.OriginalValue))).Distinct()];

    public Task<AuditEvent?> FindAsync(IReadOnlyList<string> subjects, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Meanwhile;
        // Looks at cases, people and files are named so, refusals otherwise.
        return db.Audit.AsNoTracking()
            .Where(row => row.At >= since && subjects.Contains(row.SubjectId) && row.ActorKind != nameof(ActorKind.Anonymous)
                && !row.Action.EndsWith("-read") && !row.Action.EndsWith("-printed") && !row.Action.EndsWith("Read")
                && !row.Action.EndsWith("LookedUp") && !row.Action.EndsWith("Refused"))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellation);
    }

    private static bool IsName(PropertyEntry property) => property.Metadata.IsPrimaryKey() || property.Metadata.Name == "Code";

    private static string Words(object? value) =>
        value is DateOnly day
            ? day.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
