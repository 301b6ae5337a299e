using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Finding;

internal static class ProceduresApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/procedures").WithTags("Thủ tục hành chính").AllowAnonymous();
        group.MapGet("", async (
            string? q, string? field, string? level, string? audience, string? lifeEvent, string? after,
            IProcedureCatalogue catalogue, TimeProvider clock, CancellationToken cancellation) =>
        {
            var who = EnumNames.Find<Audience>(audience);
            return who is null && !string.IsNullOrEmpty(audience)
                ? ResultHttp.Problem(Error.Field("procedures.audience", "audience", "Đối tượng là citizen, business hoặc agency."))
                : TypedResults.Ok(
                    await catalogue.SearchAsync(new(q, field, level, who, lifeEvent, after), clock.VietnamToday(), cancellation));
        })
            .WithSummary("Tìm thủ tục đang có hiệu lực")
            .Produces<Page<ProcedureSummary>>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("{code}",
            async (string code, string? at, IProcedureCatalogue catalogue, TimeProvider clock, CancellationToken cancellation) =>
        {
            var day = clock.VietnamToday();
            if (!string.IsNullOrEmpty(at)
                && !DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                return ResultHttp.Problem(Error.Field("procedures.date", "at", "Ngày ghi theo dạng 2026-11-24."));
            }

            return await catalogue.InForceAsync(code, day, cancellation) is { } procedure
                ? TypedResults.Ok(procedure)
                : ResultHttp.Problem(Error.NotFound("procedures.not-found", $"Ngày {VietnamTime.Short(day)} không có thủ tục mã {code}."));
        })
            .WithSummary("Một thủ tục theo mã, vào một ngày")
            .Produces<PublishedProcedure>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
