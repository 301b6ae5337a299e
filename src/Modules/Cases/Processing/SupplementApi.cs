using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Processing;

internal sealed record RequestSupplementBody([MostItems(SupplementRequest.MostItems)] List<SupplementItemBody>? Items, DateOnly? RespondBy);

internal sealed record SupplementItemBody(
    [MostLetters(Letters.Key)] string? DocumentKey, [MostLetters(SupplementRequest.MaxItemLength, Kind = TextKind.Note)] string What,
    [MostLetters(Letters.Key)] string? Field);

internal sealed record AnswerSupplementBody(
    [MostItems(CaseDocument.MostAtOnce)] List<DocumentBody>? Documents,
    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)] string? Note);

internal static class SupplementApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{code}/supplement-requests", async (
            string code, RequestSupplementBody body, [FromHeader(Name = "Idempotency-Key")] string? key, RequestSupplement request,
            Idempotent idempotent,
            ActorAccessor who, CancellationToken cancellation) =>
        {
            var input =
                new RequestSupplementInput(code,
                    [.. (body.Items ?? []).Select(item => new SupplementItem(item.DocumentKey ?? "", item.What ?? "", item.Field ?? ""))],
                    body.RespondBy);
            var result = await idempotent.RunAsync<SupplementView>(who.Actor, key, code + JsonText.Of(body), async () =>
            {
                var made = await request.RunAsync(input, who.Actor, cancellation);
                return made.Ok
                    ? new SupplementView(
                        made.Value.RequestedAt.InVietnam(), made.Value.RespondBy, [.. made.Value.Items.Select(item => item.What)], null)
                    : (Result<SupplementView>)made.Error;
            }, cancellation);
            return result.ToCreated(_ => $"/api/v1/cases/{code}");
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<SupplementView>(StatusCodes.Status201Created)
            .WithSummary("Yêu cầu bổ sung")
            .WithMetadata(new ApiExample(new
            {
                items = new[] { new { documentKey = "giay-chung-sinh", what = "Ảnh bị mờ, chụp lại đủ bốn góc" } },
                respondBy = new DateOnly(2026, 12, 4),
            }));

        api.MapPost("/cases/{code}/supplements", async (
            string code, AnswerSupplementBody body, AnswerSupplement answer, ActorAccessor who, IOrganizationDirectory organizations,
            CancellationToken cancellation) =>
        {
            var documents = (body.Documents ?? []).Select(document => new FiledDocument(
                document.Key ?? "", document.Name ?? "Giấy tờ bổ sung", document.Originals, document.Copies, document.FileHash,
                document.FileName)).ToList();
            var result = await answer.RunAsync(new AnswerSupplementInput(code, documents, body.Note), who.Actor, cancellation);
            return result.Ok
                ? TypedResults.Ok(CaseView.Of(result.Value, await organizations.GetAsync(cancellation), who.Actor))
                : ResultHttp.Problem(result.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<CaseView>().WithSummary("Nộp giấy tờ bổ sung")
            .WithMetadata(new ApiExample(new
            {
                documents = new[] { new DocumentBody("giay-chung-sinh", null, 1, 0, DocumentBody.HashExample, "giay-chung-sinh.pdf") },
                note = "Đã chụp lại",
            }));
    }
}
