namespace XaDienTu.Procedures.Contracts;

/// <summary>
/// A module that carries out what a procedure says tells before its publication what it could not carry out: the first citizen who files
/// must not be the one who meets it. Every registered one is asked.
/// </summary>
public interface ICheckVersion
{
    /// <returns>Sentences for who keeps the catalogue, each with what to mend; none when all can be done.</returns>
    Task<IReadOnlyList<string>> FaultsOfAsync(ProcedureContent content, CancellationToken cancellation);
}

internal static class VersionChecks
{
    /// <summary>What any module could not carry out.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync(
        this IEnumerable<ICheckVersion> checks, ProcedureContent content, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var check in checks)
        {
            faults.AddRange(await check.FaultsOfAsync(content, cancellation));
        }

        return faults;
    }
}
