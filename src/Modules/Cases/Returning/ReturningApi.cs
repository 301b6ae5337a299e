using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Returning;

/// <param name="FileHash">From <c>POST /api/v1/files</c>.</param>
internal sealed record ResultBody(
    [MostLetters(CaseResult.MaxNameLength)] string Name,
    [MostLetters(Letters.Hash)] string FileHash,
    [MostLetters(Letters.FileName)] string FileName);

internal sealed record WithdrawalBody([MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)] string Reason);

internal static class ReturningApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{code}/result",
            async (string code, ResultBody body, AttachResult attach, ActorAccessor who, CancellationToken cancellation) =>
        {
            var result = await attach.RunAsync(
                new AttachResultInput(code, body.Name ?? "", body.FileHash ?? "", body.FileName ?? ""), who.Actor, cancellation);
            return result.Ok
                ? TypedResults.Ok(CaseResultView.Of(result.Value))
                : ResultHttp.Problem(result.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<CaseResultView>().WithSummary("Đính kèm kết quả")
            .WithMetadata(new ApiExample(
                new { name = "Giấy khai sinh", fileHash = DocumentBody.HashExample, fileName = "giay-khai-sinh.pdf" }));

        api.MapPost("/cases/{code}/withdrawal", async (
            string code, WithdrawalBody body, WithdrawCase withdraw, ActorAccessor who, IOrganizationDirectory organizations,
            CancellationToken cancellation) =>
        {
            var result = await withdraw.RunAsync(new WithdrawCaseInput(code, body.Reason ?? ""), who.Actor, cancellation);
            return result.Ok
                ? TypedResults.Ok(CaseView.Of(result.Value, await organizations.GetAsync(cancellation), who.Actor))
                : ResultHttp.Problem(result.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<CaseView>().WithSummary("Rút hồ sơ")
            .WithMetadata(new ApiExample(new { reason = "Đã làm thủ tục ở nơi khác" }));
    }
}
