using System.Globalization;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
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
            if ((row is null && (index < current || (current < 0 && filed.FinishedAt is not null)))
                || (current < 0 && row is { IsUnmet: true }))
            {
                continue;   // Skipped: a refusal goes straight to the counter, a withdrawal ends what is open.
            }

            var organization =
                CaseFlow.OrganizationOf(tree, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, definition, now.VietnamDate());
            nodes.Add(isAhead || row is null
                ? new PathNode(definition.Name, organization?.Name, StepState.Next,
                    IsLast(content, definition) && filed.DueAt is { } due ? $"hẹn {Moment(due)}" : null)
                : Node(row, tree, now, filed));
            if (index == current)
            {
                nodes.AddRange(
                    filed.Steps.Where(step => step.IsOpen && step.Question is not null).Select(step => Node(step, tree, now, filed)));
            }
        }

        if (filed.Status.IsWithoutResult())
        {
            nodes.Add(new PathNode(filed.Status.Word(), null, StepState.Done, filed.FinishedAt is { } finished ? Moment(finished) : null));
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

        var isLate = step.DueAt < now && filed.Status is not (CaseStatus.SupplementRequested or CaseStatus.PaymentRequested);
        return new PathNode(step.Name, unit, isLate ? StepState.Late : StepState.Current, $"hạn {Moment(step.DueAt)}");
    }

    private static bool IsLast(ProcedureContent content, ProcessStepDefinition step) => content.Process[^1].Key == step.Key;

    private static string Moment(DateTimeOffset instant) => instant.InVietnam().ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
