using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Forms;

/// <summary>Forms 02 and 03 of a case, and that it was filed, for those who may see it; the newest request for a supplement
/// counts.</summary>
internal static class CaseSlips
{
    private static readonly Error NoSupplement = Error.NotFound("cases.no-supplement-slip", "Hồ sơ này chưa có yêu cầu bổ sung.");
    private static readonly Error NoRefusal = Error.NotFound("cases.no-refusal-slip", "Hồ sơ này không bị từ chối.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "phieu-bo-sung", "phiếu yêu cầu bổ sung", (facts, at, cancellation) =>
            facts.Filed.Supplements.MaxBy(request => request.RequestedAt) is { } request
            ? CaseSlipPdf.OfSupplement(facts, request, at, cancellation)
            : NoSupplement);
        Map(routes, "xac-nhan-nop", "giấy xác nhận đã nộp hồ sơ", (facts, at, cancellation) =>
            CaseSlipPdf.OfFiling(facts, at, cancellation));
        Map(routes, "phieu-tu-choi", "phiếu từ chối", (facts, at, cancellation) => facts.Filed.RefusedStep() is { } refused
            ? CaseSlipPdf.OfRefusal(facts, refused, at, cancellation)
            : NoRefusal);
    }

    private static void Map(
        IEndpointRouteBuilder routes, string name, string paper, Func<Receipt, DateTimeOffset, CancellationToken, Result<byte[]>> print) =>
        routes.MapGet($"/ho-so/{{code}}/{name}.pdf", async (
            string code, MakeReceipt make, ActorAccessor who, HttpRequest request, TimeProvider clock, CancellationToken cancellation) =>
        {
            var facts = await make.RunAsync(code, paper, who.Actor, MakeReceipt.SiteOf(request), cancellation);
            var slip = facts.Ok ? print(facts.Value, clock.GetUtcNow(), cancellation) : facts.Error;
            return slip.Ok ? TypedResults.File(slip.Value, "application/pdf", $"{name}-{code}.pdf") : ResultHttp.Problem(slip.Error);
        }).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
}
