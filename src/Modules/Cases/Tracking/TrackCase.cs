using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Tracking;

/// <summary>What anybody with the code and the ID number may know: where it is, until when, and nobody's name in full.</summary>
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
    IReadOnlyList<PathNode> Path);

internal sealed record TrackedEvent(DateTimeOffset At, string Sentence, string? Note);

/// <summary>Public tracking by code and ID number. A wrong number and an unknown code get the same answer.</summary>
internal sealed class TrackCase(CasesDb db, TrackingQueries queries, IOrganizationDirectory organizations, IProcedureCatalogue procedures, TimeProvider clock)
{
    private static readonly Error Unknown = Error.NotFound(
        "tracking.not-found", "Không có hồ sơ khớp mã và số căn cước này. Xem lại mã trên giấy hẹn và số căn cước của chủ hồ sơ hoặc người nộp.");

    public async Task<Result<TrackedCase>> RunAsync(string code, string? idNumber, CancellationToken cancellation)
    {
        var filed = await queries.CaseOf(db, code.Trim(), cancellation);
        if (filed is null || !Matches(filed, IdNumbers.Digits(idNumber)))
        {
            return Unknown;
        }

        var tree = await organizations.GetAsync(cancellation);
        var content = await procedures.ContentOfAsync(filed, cancellation);
        var open = filed.Steps.Where(step => step.IsOpen).OrderBy(step => step.Number).LastOrDefault();
        var supplement = filed.Status is CaseStatus.SupplementRequested ? filed.Supplements.FirstOrDefault(request => request.AnsweredAt is null) : null;
        var events = await queries.EventsOf(db, filed.Id).ToListAsync(cancellation);
        return new TrackedCase(
            filed.Code,
            filed.ProcedureName,
            filed.Status,
            filed.Status.Word(),
            Masked.Name(filed.Applicant.FullName),
            tree.Find(filed.ReceivingOrganizationId)?.AgencyName ?? "",
            open is null ? null : tree.Find(open.OrganizationId)?.AgencyName,
            open?.Name,
            filed.SubmittedAt,
            filed.DueAt,
            filed.FinishedAt,
            filed.ReturnedAt,
            filed.StopReason,
            supplement?.Items.Select(item => item.What).ToList() ?? [],
            supplement?.RespondBy,
            events,
            CasePath.Of(filed, content, tree, clock.GetUtcNow()));
    }

    private static bool Matches(Case filed, string idNumber) =>
        idNumber.Length > 0 && (filed.ApplicantIdNumber == idNumber || filed.Submitter?.IdNumber == idNumber);
}
