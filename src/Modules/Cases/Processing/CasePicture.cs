using System.Globalization;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Processing;

/// <summary>The path of a case as a picture: what is done, what goes on now, what follows.</summary>
internal static class CasePicture
{
    public static IReadOnlyList<PathNode> Of(Case filed, ProcedureContent content, OrganizationTree tree, DateTimeOffset now)
    {
        var last = filed.Steps.GroupBy(step => step.Key).ToDictionary(group => group.Key, group => group.MaxBy(step => step.Number)!);
        var current = content.Process.ToList().FindIndex(step => last.TryGetValue(step.Key, out var row) && row.IsOpen);
        var nodes = new List<PathNode>();
        for (var index = 0; index < content.Process.Count; index++)
        {
            var definition = content.Process[index];
            var row = last.GetValueOrDefault(definition.Key);
            var isAhead = current >= 0 ? index > current : row is null;
            if (row is null && (index < current || (current < 0 && filed.FinishedAt is not null)))
            {
                continue;   // Skipped: a refusal goes straight to the counter.
            }

            var organization = CaseFlow.OrganizationOf(tree, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, definition, now.VietnamDate());
            nodes.Add(isAhead || row is null
                ? new PathNode(definition.Name, organization?.Name, StepState.Next, IsLast(content, definition) && filed.DueAt is { } due ? $"hẹn {Moment(due)}" : null)
                : Node(row, tree, now, filed));
            if (index == current)
            {
                nodes.AddRange(filed.Steps.Where(step => step.IsOpen && step.Question is not null).Select(step => Node(step, tree, now, filed)));
            }
        }

        return nodes;
    }

    private static PathNode Node(CaseStep step, OrganizationTree tree, DateTimeOffset now, Case filed)
    {
        var unit = tree.Find(step.OrganizationId)?.Name;
        if (!step.IsOpen)
        {
            return new PathNode(step.Name, unit, StepState.Done, Moment(step.DoneAt!.Value));
        }

        var isLate = step.DueAt < now && filed.Status is not (Contracts.CaseStatus.SupplementRequested or Contracts.CaseStatus.PaymentRequested);
        return new PathNode(step.Name, unit, isLate ? StepState.Late : StepState.Current, $"hạn {Moment(step.DueAt)}");
    }

    private static bool IsLast(ProcedureContent content, ProcessStepDefinition step) => content.Process[^1].Key == step.Key;

    private static string Moment(DateTimeOffset instant) => instant.InVietnam().ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
