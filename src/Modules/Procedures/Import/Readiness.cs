using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

internal static class Readiness
{
    /// <summary>A version may be in force once nothing essential is open.</summary>
    public static bool IsReady(this ProcedureContent content) =>
        content.Term.Amount > 0 && !content.Flags.Any(flag => RecordReading.Essential.Contains(flag.Field));
}
