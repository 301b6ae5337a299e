using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Worklists;

/// <summary>
/// The worklist for programs: an agency's own software learns here which steps wait for it, and completes them by <see
/// cref="WorklistItem.Step"/>. One that serves many agencies asks for one of them by its identifier.
/// </summary>
internal static class WorklistApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/worklist", async (
            string? view, string? organization, string? after, [Between(1, Cursor.MaxSize)] int? size,
            WorklistQuery query, ActorAccessor who, IOrganizationDirectory organizations, TimeProvider clock,
            CancellationToken cancellation) =>
        {
            if ((string.IsNullOrEmpty(view) ? WorklistView.Mine : EnumNames.Find<WorklistView>(view)) is not { } wanted)
            {
                return ResultHttp.Problem(
                    Error.Field("worklist.view", "view", "Nhóm việc là mine, new, overdue, today, waiting hoặc returning."));
            }

            var tree = await organizations.GetAsync(cancellation);
            var actor = who.Actor;
            if (!string.IsNullOrEmpty(organization))
            {
                var agency = tree.Find(organization, clock.VietnamToday())?.Id;
                actor = actor with { Posts = [.. actor.Posts.Where(post => post.OrganizationId == agency)] };
                if (actor.Posts.Count == 0)
                {
                    return ResultHttp.Problem(
                        Error.Field("worklist.organization", "organization",
                            $"Mã truy cập này không có vai trò ở cơ quan “{organization}”. Xem lại mã định danh, hoặc nhờ quản trị cơ quan giao vai trò."));
                }
            }

            var (rows, counts) = await query.ReadAsync(actor, wanted, after, size ?? Cursor.DefaultSize, cancellation);
            return TypedResults.Ok(new WorklistAnswer([.. rows.Items.Select(row => WorklistItem.Of(row, tree))], rows.Next, counts));
        })
            .WithSummary("Việc đang chờ, hạn gần nhất trước")
            .RequireAuthorization(Policies.Api)
            .Produces<WorklistAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}

/// <param name="Next">Cursor for <c>after=</c>; null on the last page.</param>
/// <param name="Counts">How much waits in each view.</param>
internal sealed record WorklistAnswer(IReadOnlyList<WorklistItem> Items, string? Next, WorklistCounts Counts);

/// <summary>One open step. Instants at +07:00.</summary>
/// <param name="Step">The step's key, as completing it names it.</param>
/// <param name="Due">When the step should be done.</param>
/// <param name="Status">Number of the national portal, 1–10.</param>
/// <param name="Subject">What the case is about, where it was said: the child, the parcel; else empty.</param>
internal sealed record WorklistItem(
    string Code, string Step, StepKind Kind, string StepName, string Organization, DateTimeOffset OpenedAt, DateTimeOffset Due,
    string Applicant, string ProcedureName, int Status, string StatusName, string Channel, string ReceivingOrganization, string Subject)
{
    public static WorklistItem Of(WorklistRow row, OrganizationTree tree) => new(
        row.Code,
        row.StepKey,
        row.Kind,
        row.StepName,
        tree.Find(row.OrganizationId)?.Identifier ?? "",
        row.OpenedAt.InVietnam(),
        row.DueAt.InVietnam(),
        row.Applicant,
        row.ProcedureName,
        (int)row.Status,
        row.Status.Word(),
        row.Channel.ToString().ToLowerInvariant(),
        tree.Find(row.ReceivingOrganizationId)?.Identifier ?? "",
        row.Subject);
}
