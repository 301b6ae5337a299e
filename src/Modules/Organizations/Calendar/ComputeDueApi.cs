using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Organizations.Calendar;

internal static class ComputeDueApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/calendar/due", async (
            string? received, string? amount, string? unit, string? policy, string? organization, ComputeDue due,
            CancellationToken cancellation) =>
                (await due.RunAsync(new(received, amount, unit, policy, organization), cancellation)).ToHttp())
            .WithTags("Lịch làm việc")
            .WithSummary("Ngày hẹn trả và cách tính")
            .Produces<DueAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AllowAnonymous();
}
