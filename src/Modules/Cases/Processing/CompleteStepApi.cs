using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Processing;

/// <param name="Outcome"><c>forward</c>, <c>return</c> or <c>refuse</c>.</param>
/// <param name="Note">Opinion; the reason for return and refuse.</param>
/// <param name="ReturnTo">Key of an earlier step, for <c>return</c>.</param>
/// <param name="PapersChecked">At acceptance: applicant and submitter were compared with their papers; only then are they put on
/// file.</param>
internal sealed record CompleteStepBody(
    StepOutcome? Outcome, [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)] string? Note, [MostLetters(Letters.Key)] string? ReturnTo,
    bool? PapersChecked);

/// <param name="Organization">Agency identifier, either form.</param>
internal sealed record ConsultBody(
    [MostLetters(Letters.Key)] string Organization, [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)] string Question,
    [Between(0, 999)] int? WorkingHours);

/// <param name="Step">Key of the step at the agency that is asked.</param>
internal sealed record ConsultationView(string Step, DateTimeOffset Due);

internal static class CompleteStepApi
{
    private const int DefaultConsultHours = 16;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{code}/steps/{step}/complete", async (
            string code, string step, CompleteStepBody body, CompleteStep complete, ActorAccessor who, IOrganizationDirectory organizations,
            CancellationToken cancellation) =>
        {
            var papers = body.PapersChecked is true ? PapersChecked.Both : PapersChecked.None;
            var input = new CompleteStepInput(code, step, body.Outcome ?? StepOutcome.Forward, body.Note, body.ReturnTo, papers);
            var result = await complete.RunAsync(input, who.Actor, cancellation);
            return result.Ok
                ? TypedResults.Ok(CaseView.Of(result.Value, await organizations.GetAsync(cancellation), who.Actor))
                : ResultHttp.Problem(result.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<CaseView>()
            .WithSummary("Xong một bước: chuyển tiếp, trả lại hoặc từ chối")
            .WithMetadata(new ApiExample(new { outcome = "forward", note = "Đủ giấy tờ", papersChecked = true })).WithDescription(
            "papersChecked, ở bước tiếp nhận: đã đối chiếu giấy tờ tuỳ thân của chủ hồ sơ và người nộp thay; chỉ khi true thì dữ liệu của họ mới ghi vào sổ công dân, "
            + "mặc định là không.");

        api.MapPost("/cases/{code}/steps/{step}/consultations", async (
            string code, string step, ConsultBody body, ConsultAgency consult, ActorAccessor who, IOrganizationDirectory organizations,
            TimeProvider clock, CancellationToken cancellation) =>
        {
            var tree = await organizations.GetAsync(cancellation);
            var asked = tree.Find(body.Organization ?? "", clock.VietnamToday())?.Id ?? Guid.Empty;
            var input = new ConsultAgencyInput(code, step, asked, body.Question ?? "", body.WorkingHours ?? DefaultConsultHours);
            var result = await consult.RunAsync(input, who.Actor, cancellation);
            return result.Ok
                ? TypedResults.Ok(new ConsultationView(result.Value.Key, result.Value.DueAt.InVietnam()))
                : ResultHttp.Problem(result.Error);
        }).RequireAuthorization(Policies.Api).RequireIfMatch().Produces<ConsultationView>().WithSummary("Lấy ý kiến cơ quan khác")
            .WithMetadata(
                new ApiExample(new { organization = "H02.21", question = "Thửa đất này có trong quy hoạch không?", workingHours = 16 }));
    }
}
