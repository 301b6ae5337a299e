using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Tracking;

/// <param name="Code">As on the receipt.</param>
/// <param name="IdNumber">Of the applicant or of who filed.</param>
internal sealed record TrackBody(
    [MostLetters(Letters.Key)] string? Code, [MostLetters(Letters.Key, Kind = TextKind.Digits)] string? IdNumber);

internal static class TrackCaseApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/tracking", async (TrackBody body, HttpContext http, TrackCase track, CancellationToken cancellation) =>
            (await track.RunAsync(body.Code ?? "", body.IdNumber, http.Connection.RemoteIpAddress, cancellation)).ToHttp())
            .WithSummary("Tra cứu hồ sơ bằng mã và số căn cước")
            .WithDescription("Số căn cước nằm trong thân yêu cầu, nên không vào nhật ký máy chủ hay lịch sử trình duyệt.")
            .AllowAnonymous().Braked(TrackingBrake.Limit)
            .WithMetadata(new ApiExample(new { code = "H02.21.01-261124-0017", idNumber = "024196001234" }))
            .Produces<TrackedCase>().ProducesProblem(StatusCodes.Status404NotFound);

        // Kept for programs that know it: an address is written down by every log and history on its way.
        api.MapGet("/tracking/{code}", async (
            string code, [FromQuery] string? id, HttpContext http, TrackCase track, CancellationToken cancellation) =>
            (await track.RunAsync(code, id, http.Connection.RemoteIpAddress, cancellation)).ToHttp())
            .WithSummary("Tra cứu hồ sơ (cách cũ)")
            .WithDescription(
                "Không nên dùng nữa: số căn cước nằm trong địa chỉ, nhật ký và lịch sử sẽ ghi lại. Dùng POST /api/v1/tracking.")
            .AllowAnonymous().Braked(TrackingBrake.Limit)
            .Produces<TrackedCase>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}
