using System.Globalization;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Web;

/// <summary>The way of a case for the picture: what the process wants, and how far the case has come.</summary>
internal static class CasePath
{
    public static IReadOnlyList<PathNode> Of(CaseCourse filed, ProcedureContent content, OrganizationTree tree, DateTimeOffset now)
    {
        var waitsFor = filed.Status.WaitsFor();
        var ended = filed.Status.IsClosed();
        var nodes = new List<PathNode>();
        foreach (var definition in content.Process)
        {
            var step = filed.Steps.Where(candidate => candidate.Key == definition.Key).MaxBy(candidate => candidate.Number);
            if (ended && step is { IsUnmet: true })
            {
                continue;
            }

            if (step is { DoneAt: { } done })
            {
                nodes.Add(new PathNode(step.Name, NameOf(step.OrganizationId), StepState.Done, Moment(done)));
            }
            else if (step is not null)
            {
                var late = waitsFor is null && step.DueAt < now;
                nodes.Add(new PathNode(step.Name, NameOf(step.OrganizationId), late ? StepState.Late : StepState.Current,
                    waitsFor is null ? null : $"đang {waitsFor}"));
            }
            else if (!ended)
            {
                var organization = CaseFlow.OrganizationOf(
                    tree, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, definition, filed.SubmittedAt.VietnamDate());
                var due = definition.Kind is StepKind.Return && filed.DueAt is { } promised ? $"hẹn {Moment(promised)}" : null;
                nodes.Add(new PathNode(definition.Name, organization?.AgencyName, StepState.Next, due));
            }
        }

        if (filed.Status.IsWithoutResult())
        {
            nodes.Add(new PathNode(filed.Status.Word(), null, StepState.Done, filed.FinishedAt is { } finished ? Moment(finished) : null));
        }

        return nodes;

        string? NameOf(Guid organization) => tree.Find(organization)?.AgencyName;
    }

    private static string Moment(DateTimeOffset at) => at.InVietnam().ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
