using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>What the end of a step means for pictures of the case's way.</summary>
internal static class StepOutcomes
{
    /// <summary>A case that was withdrawn or refused at the counter was not received, and its picture must not say so.</summary>
    public static bool IsUnmet(StepKind kind, DateTimeOffset? doneAt, StepOutcome? outcome) =>
        doneAt is not null && (outcome is null || (kind is StepKind.Receive && outcome is StepOutcome.Refuse));
}
