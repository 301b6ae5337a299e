using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>Where a process may go from a step; pure questions about the pinned procedure version.</summary>
internal static class ProcessPath
{
    public static ProcessStepDefinition First(ProcedureContent content) => content.Process[0];

    public static ProcessStepDefinition? Find(ProcedureContent content, string key) =>
        content.Process.FirstOrDefault(step => step.Key == key);

    public static ProcessStepDefinition? Next(ProcedureContent content, string key) =>
        content.Process.SkipWhile(step => step.Key != key).Skip(1).FirstOrDefault();

    /// <summary>Steps the work may be returned to: earlier ones, but never the reception, which the applicant was told about.</summary>
    public static IReadOnlyList<ProcessStepDefinition> Earlier(ProcedureContent content, string key) =>
        [.. content.Process.TakeWhile(step => step.Key != key).Where(step => step.Kind is not (StepKind.Receive or StepKind.HandOver))];

    /// <summary>After a refusal the decision steps are skipped: the notice travels back to the counter that received.</summary>
    public static ProcessStepDefinition AfterRefusal(ProcedureContent content, string key) =>
        content.Process.SkipWhile(step => step.Key != key).Skip(1)
            .FirstOrDefault(step => step.Kind is StepKind.Return || (step.Kind is StepKind.HandOver && step.At == "receiving"))
        ?? content.Process[^1];

    /// <summary>The decision is made once the work is with the counter that returns it.</summary>
    public static bool IsDecided(ProcessStepDefinition next) => next.Kind is StepKind.Return;

    /// <summary>The leader's step; in a process without one, the step that leaves the result.</summary>
    public static bool Approves(ProcedureContent content, ProcessStepDefinition step) =>
        step.Kind is StepKind.Approve || (NeedsResult(step) && content.Process.All(other => other.Kind is not StepKind.Approve));

    public static bool NeedsResult(ProcessStepDefinition step) =>
        step.Kind is StepKind.Approve || (step.Leaves?.Contains("result") ?? false);
}
