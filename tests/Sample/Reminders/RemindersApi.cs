using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Sample.Reminders;

/// <param name="At">When it was written down, in Vietnam's time.</param>
/// <param name="ClosedAt">Null while it is not done.</param>
internal sealed record ReminderView(
    Guid Id, Guid OrganizationId, string Title, string Note, DateOnly Due, DateTimeOffset At, DateTimeOffset? ClosedAt)
{
    public static ReminderView Of(Reminder reminder) =>
        new(reminder.Id, reminder.OrganizationId, reminder.Title, reminder.Note, reminder.Due, reminder.At.InVietnam(),
            reminder.ClosedAt?.InVietnam());
}

internal sealed record ReminderBody(
    Guid? OrganizationId, [MostLetters(Reminder.MaxTitleLength)] string? Title,
    [MostLetters(Reminder.MaxNoteLength, Kind = TextKind.Note)] string? Note, DateOnly? Due);

internal static class RemindersApi
{
    private static readonly Error Unknown = Error.NotFound("sample.unknown", "Không có việc này ở cơ quan mình. Đọc lại danh sách.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sample-reminders", async (
            [MostLetters(Letters.Key)] string? after, OwnReminders own, ActorAccessor who, CancellationToken cancellation) =>
        {
            if (after is not null && Cursor.Read(after) is null)
            {
                return ResultHttp.BadCursor();
            }

            var page = await own.PageAsync(who.Actor, after, cancellation);
            return TypedResults.Ok(new Page<ReminderView>([.. page.Items.Select(ReminderView.Of)], page.Next));
        }).RequireAuthorization(Policies.Api).Produces<Page<ReminderView>>().WithSummary("Việc cần nhớ của cơ quan mình, mới nhất trước");

        api.MapGet("/sample-reminders/{id:guid}", async (
            Guid id, OwnReminders own, ActorAccessor who, HttpContext http, CancellationToken cancellation) =>
        {
            if (await own.Of(who.Actor).AsNoTracking()
                .SingleOrDefaultAsync(reminder => reminder.Id == id, cancellation) is not { } reminder)
            {
                return ResultHttp.Problem(Unknown);
            }

            http.Response.Headers.ETag = $"\"{reminder.Version}\"";
            return TypedResults.Ok(ReminderView.Of(reminder));
        }).RequireAuthorization(Policies.Api).Produces<ReminderView>().WithSummary("Đọc một việc cần nhớ");

        api.MapPost("/sample-reminders", async (
            ReminderBody body, [FromHeader(Name = "Idempotency-Key")] string? key, AddReminder add, Idempotent idempotent,
            ActorAccessor who,
            CancellationToken cancellation) =>
        {
            var result = await idempotent.RunAsync<ReminderView>(who.Actor, key, JsonText.Of(body), async () =>
            {
                var added = await add.RunAsync(new(body.OrganizationId, body.Title, body.Note, body.Due), who.Actor, cancellation);
                return added.Ok ? ReminderView.Of(added.Value) : (Result<ReminderView>)added.Error;
            }, cancellation);
            return result.ToCreated(reminder => $"/api/v1/sample-reminders/{reminder.Id}");
        }).RequireAuthorization(Policies.Api).Produces<ReminderView>(StatusCodes.Status201Created).WithSummary("Ghi việc cần nhớ")
            .WithMetadata(new ApiExample(new { title = "Gửi báo cáo tháng", due = new DateOnly(2026, 12, 25) }));

        api.MapPost("/sample-reminders/{id:guid}/close", async (
            Guid id, CloseReminder close, ActorAccessor who, CancellationToken cancellation) =>
        {
            var closed = await close.RunAsync(id, who.Actor, cancellation);
            return closed.Ok ? TypedResults.Ok(ReminderView.Of(closed.Value)) : ResultHttp.Problem(closed.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<ReminderView>().WithSummary("Báo đã xong việc cần nhớ");
    }
}
