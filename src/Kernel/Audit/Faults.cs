namespace XaDienTu.Kernel.Audit;

/// <summary>What is wrong with the audit, a sentence each; a chain that was made anew is wrong at every link, so no more than a reader
/// reads.</summary>
internal sealed class Faults
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public bool AreMany => all.Count >= AuditVerification.MostFaults;

    public void Add(FormattableString fault) => AddRange([FormattableString.Invariant(fault)]);

    public void AddRange(IEnumerable<string> faults) => all.AddRange(faults.Take(AuditVerification.MostFaults - all.Count));
}
