using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing;

/// <summary>Body of <c>POST /api/v1/cases</c>.</summary>
/// <param name="Procedure">National code, e.g. <c>1.001193</c>.</param>
/// <param name="ReceivingOrganization">Agency identifier, either form.</param>
/// <param name="PapersChecked">The agency has compared applicant and submitter with their papers; only then are they put on file.</param>
internal sealed record FileCaseBody(
    [MostLetters(Letters.Key)] string Procedure,
    [MostLetters(Letters.Key)] string ReceivingOrganization,
    Channel? Channel,
    PersonBody Applicant,
    PersonBody? Submitter,
    [MostItems(FormSchema.MostAnswers, Letters = FormSchema.MaxAnswerLength)] Dictionary<string, string?>? FormData,
    [MostItems(CaseDocument.MostAtOnce)] List<DocumentBody>? Documents,
    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)] string? Note,
    bool? PapersChecked);

/// <param name="BirthDate"><c>yyyy-MM-dd</c>.</param>
/// <param name="BirthYear">Instead of the day, where only the year is known.</param>
internal sealed record PersonBody(
    [MostLetters(CasePerson.MaxNameLength)] string FullName,
    [MostLetters(Letters.Key, Kind = TextKind.Digits)] string? IdNumber,
    DateOnly? BirthDate,
    [Between(PersonRules.EarliestYear, 9999)] int? BirthYear,
    [MostLetters(Letters.Key, Kind = TextKind.Digits)] string? Phone,
    [MostLetters(Letters.Email)] string? Email,
    [MostLetters(Letters.Address)] string? Address)
{
    public CasePerson ToPerson() => new()
    {
        FullName = FullName ?? "",
        IdNumber = IdNumber ?? "",
        BirthDate = BirthDate,
        BirthYear = BirthDate is null ? BirthYear : null,
        Phone = Phone ?? "",
        Email = Email ?? "",
        Address = Address ?? "",
    };
}

/// <param name="Due">Known once the case is accepted.</param>
internal sealed record FiledCase(string Code, int Status, string StatusName, DateTimeOffset SubmittedAt, DateTimeOffset? Due);

internal static class FileCaseApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", PostCaseAsync).RequireAuthorization(Policies.Api).Produces<FiledCase>(StatusCodes.Status201Created)
            .WithSummary("Nộp hồ sơ")
            .WithMetadata(new ApiExample(new
            {
                procedure = "1.001193", receivingOrganization = "H02.21.01",
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234", phone = "0987654321", address = "Tổ 3" },
                documents = new[] { new { key = "giay-chung-sinh", originals = 1, copies = 0 } }, papersChecked = false,
            }))
            .WithDescription(
                "papersChecked: cơ quan đã đối chiếu giấy tờ tuỳ thân của chủ hồ sơ và người nộp thay; chỉ khi true thì dữ liệu của họ mới ghi vào sổ công dân, "
                + "mặc định là không. Mã truy cập của công dân: số căn cước của người nộp (submitter, hoặc applicant khi nộp cho mình) phải là số của tài khoản, "
                + "để trống thì lấy số ấy; papersChecked không có tác dụng.");
        var largest = api.ServiceProvider.GetRequiredService<FileStoreOptions>().MaxBytes;
        api.MapPost("/files", PostFileAsync).RequireAuthorization(Policies.Api)
            .WithMetadata(new RequestSizeLimitAttribute(largest + FormLimits.MostBytesOfBody))
            .Produces<UploadedFile>(StatusCodes.Status201Created)
            .WithSummary("Gửi một tệp").WithMetadata(new RawBody("Nội dung tệp"))
            .WithDescription("Thân yêu cầu là nội dung tệp; tên tệp trong tham số fileName. Trả về mã băm SHA-256.");
    }

    private static async Task<IResult> PostCaseAsync(
        FileCaseBody body, [FromHeader(Name = "Idempotency-Key")] string? key, FileCase file, Idempotent idempotent, ActorAccessor who,
        IOrganizationDirectory organizations, IProcedureCatalogue procedures, TimeProvider clock, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var receiving = tree.Find(body.ReceivingOrganization ?? "", clock.VietnamToday());
        if (receiving is null)
        {
            return ResultHttp.Problem(CaseErrors.ReceivingUnknown);
        }

        var content = (await procedures.InForceAsync(body.Procedure ?? "", clock.VietnamToday(), cancellation))?.Content;
        var input = new FileCaseInput
        {
            ProcedureCode = body.Procedure ?? "",
            ReceivingOrganizationId = receiving.Id,
            Channel = body.Channel ?? Channel.Counter,
            Applicant = body.Applicant?.ToPerson() ?? new CasePerson { FullName = "" },
            Submitter = body.Submitter?.ToPerson(),
            FormData = body.FormData ?? [],
            Documents = [.. (body.Documents ?? []).Select(document => new FiledDocument(
                document.Key ?? "", NameOf(document, content), document.Originals, document.Copies, document.FileHash, document.FileName))],
            Note = body.Note ?? "",
            Papers = body.PapersChecked is true ? PapersChecked.Both : PapersChecked.None,
        };
        var result = await idempotent.RunAsync<FiledCase>(who.Actor, key, JsonText.Of(body), async () =>
        {
            var filed = await file.RunAsync(input, who.Actor, cancellation);
            return filed.Ok ? Summary(filed.Value) : (Result<FiledCase>)filed.Error;
        }, cancellation);
        return result.ToCreated(filed => $"/api/v1/cases/{filed.Code}");
    }

    private static async Task<IResult> PostFileAsync(
        HttpRequest request, [FromQuery] string? fileName, UploadFile upload, ActorAccessor who, CancellationToken cancellation) =>
        (await upload.RunAsync(request.Body, fileName ?? "", who.Actor, cancellation)).ToCreated(file => $"/api/v1/files/{file.Hash}");

    private static FiledCase Summary(Case filed) =>
        new(filed.Code, (int)filed.Status, Contracts.CaseStatusWords.Word(filed.Status), filed.SubmittedAt.InVietnam(),
            filed.DueAt?.InVietnam());

    private static string NameOf(DocumentBody document, ProcedureContent? content) =>
        document.Name ?? content?.Documents.FirstOrDefault(required => required.Key == document.Key)?.Name ?? "Giấy tờ khác";
}
