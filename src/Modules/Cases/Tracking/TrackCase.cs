using System.Net;
using System.Text.Json.Serialization;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Tracking;

/// <summary>What anybody with the code and the ID number may know: where it is, until when. The applicant's name is not in full.</summary>
/// <param name="Subject">What it is about, as the child or the parcel, so that cases of one person are told apart; on the page
/// only.</param>
internal sealed record TrackedCase(
    string Code,
    string ProcedureName,
    CaseStatus Status,
    string StatusWord,
    string Applicant,
    string ReceivedBy,
    string? HeldBy,
    string? CurrentStep,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    string? StopReason,
    IReadOnlyList<string> Supplement,
    DateOnly? SupplementBy,
    IReadOnlyList<TrackedEvent> Events,
    IReadOnlyList<PathNode> Path,
    [property: JsonIgnore] Guid CompetentOrganizationId,
    [property: JsonIgnore] string Subject)
{
    [JsonIgnore]
    public string Title => Case.TitleOf(ProcedureName, Subject);
}

internal sealed record TrackedEvent(DateTimeOffset At, string Sentence, string? Note);

/// <summary>Public tracking by code and ID number. A wrong number and an unknown code get the same answer.</summary>
internal sealed class TrackCase(
    CasesDb db, TrackingQueries queries, TrackingBrake brake, IOrganizationDirectory organizations, IProcedureCatalogue procedures,
    TimeProvider clock)
{
    private static readonly Error Unknown = Error.NotFound(
        "tracking.not-found",
        "Không có hồ sơ khớp mã và số căn cước này. Xem lại mã trên giấy hẹn và số căn cước của chủ hồ sơ hoặc người nộp.");

    private static readonly Error TooOften = Error.TooMany(
        "tracking.too-often", "Mã hồ sơ này được tra quá nhiều lần trong một phút. Chờ một phút rồi tra lại.",
        TimeSpan.FromMinutes(1));

    /// <param name="from">Where the question comes from.</param>
    public async Task<Result<TrackedCase>> RunAsync(string code, string? idNumber, IPAddress? from, CancellationToken cancellation)
    {
        var wanted = CaseCodes.OfTyped(code);
        if (!brake.Allows(wanted, ClientNetwork.Of(from)))
        {
            return TooOften;
        }

        var lines = await queries.LinesOf(db, wanted).ToListAsync(cancellation);
        if (lines is not [var filed, ..] || !Matches(filed, IdNumbers.Digits(idNumber)))
        {
            return Unknown;
        }

        var tree = await organizations.GetAsync(cancellation);
        var content = await procedures.ContentOfAsync(filed.Code, filed.ProcedureVersionId, cancellation);
        var steps = lines.Select(line => line.Step).OfType<CourseStep>().ToList();
        var supplement = filed.Status is CaseStatus.SupplementRequested
            ? await queries.OpenSupplementOf(db, filed.CaseId, cancellation)
            : null;
        var events = await queries.EventsOf(db, filed.CaseId).ToListAsync(cancellation);
        var course = new CaseCourse(
            filed.Status, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, filed.SubmittedAt, filed.DueAt,
            filed.FinishedAt, steps);
        return new TrackedCase(
            filed.Code,
            filed.ProcedureName,
            filed.Status,
            filed.Status.Word(),
            Masked.Name(filed.Applicant),
            tree.Find(filed.ReceivingOrganizationId)?.AgencyName ?? "",
            course.Current is { } current ? tree.Find(current.OrganizationId)?.AgencyName : null,
            course.Current?.Name,
            filed.SubmittedAt,
            filed.DueAt,
            filed.FinishedAt,
            filed.ReturnedAt,
            filed.StopReason,
            supplement?.Items.Select(item => item.What).ToList() ?? [],
            supplement?.RespondBy,
            events,
            CasePath.Of(course, content, tree, clock.GetUtcNow()),
            filed.CompetentOrganizationId,
            filed.Subject);
    }

    private static bool Matches(TrackedLine filed, string idNumber) =>
        idNumber.Length > 0 && (filed.ApplicantIdNumber == idNumber || filed.Submitter?.IdNumber == idNumber);
}
