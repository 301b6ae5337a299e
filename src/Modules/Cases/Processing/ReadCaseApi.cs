using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Processing;

internal static class ReadCaseApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{code}",
            async (string code, ReadCase read, ActorAccessor who, IOrganizationDirectory organizations, HttpContext http,
            CancellationToken cancellation) =>
        {
            var result = await read.RunAsync(code, who.Actor, cancellation);
            if (!result.Ok)
            {
                return ResultHttp.Problem(result.Error);
            }

            http.Response.Headers.ETag = $"\"{result.Value.Version}\"";
            return TypedResults.Ok(CaseView.Of(result.Value, await organizations.GetAsync(cancellation), who.Actor));
        }).RequireAuthorization(Policies.Api).Produces<CaseView>().WithSummary("Đọc một hồ sơ");

        api.MapGet("/cases/{code}/history", async (string code, ReadCase read, ActorAccessor who, CancellationToken cancellation) =>
            (await read.HistoryAsync(code, who.Actor, cancellation)).ToHttp()).RequireAuthorization(Policies.Api)
                .Produces<IReadOnlyList<CaseEventView>>()
            .WithSummary("Diễn biến của một hồ sơ");
    }
}
