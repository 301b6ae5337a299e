using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Forms;

/// <summary>Gives the receipt of a case to those who may see it.</summary>
internal sealed class MakeReceipt(ReadCase read, IProcedureCatalogue procedures, IOrganizationDirectory organizations)
{
    /// <param name="paper">What is printed, as the audit names it.</param>
    public async Task<Result<Receipt>> RunAsync(string code, string paper, Actor actor, Uri site, CancellationToken cancellation)
    {
        var found = await read.RunAsync(code, paper, actor, cancellation);
        return found.Ok
            ? Receipt.Of(
                found.Value, await procedures.ContentOfAsync(found.Value, cancellation), await organizations.GetAsync(cancellation), site)
            : found.Error;
    }

    /// <summary>The receipt with its promise exists once the case is accepted; before that only the filing is acknowledged.</summary>
    public async Task<Result<Receipt>> AcceptedAsync(string code, Actor actor, Uri site, CancellationToken cancellation)
    {
        var receipt = await RunAsync(code, Paper, actor, site, cancellation);
        return receipt is { Ok: true, Value.Filed.AcceptedAt: null } ? NotAccepted : receipt;
    }

    private static readonly Error NotAccepted = Error.Conflict(
        "cases.no-receipt", "Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận và hẹn trả. Tải giấy xác nhận đã nộp ở trang hồ sơ.");

    public const string Paper = "giấy tiếp nhận hồ sơ và hẹn trả kết quả";

    public static Uri SiteOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ho-so/{code}/giay-hen.pdf", async (
            string code, MakeReceipt make, ActorAccessor who, HttpRequest request, TimeProvider clock, CancellationToken cancellation) =>
        {
            var receipt = await make.AcceptedAsync(code, who.Actor, SiteOf(request), cancellation);
            return receipt.Ok
                ? TypedResults.File(
                    ReceiptPdf.Of(receipt.Value, clock.GetUtcNow(), cancellation), "application/pdf", $"giay-hen-{code}.pdf")
                : ResultHttp.Problem(receipt.Error);
        }).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
}
