using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Web;

/// <summary>A case as the API shows it; the shape is stable under <c>/api/v1</c>. Instants at +07:00.</summary>
/// <param name="Status">Number of the national portal, 1–10.</param>
internal sealed record CaseView(
    string Code,
    int Status,
    string StatusName,
    string Procedure,
    string ProcedureName,
    string Channel,
    string ReceivingOrganization,
    string CompetentOrganization,
    CasePersonView Applicant,
    CasePersonView? Submitter,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? OriginalDue,
    DateTimeOffset? Due,
    IReadOnlyList<string> DueDerivation,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    string? StopReason,
    IReadOnlyList<CaseStepView> Steps,
    IReadOnlyList<CaseDocumentView> Documents,
    IReadOnlyList<SupplementView> Supplements,
    IReadOnlyList<CaseResultView> Results,
    int Version)
{
    /// <param name="reader">An applicant reads of the results what was released.</param>
    public static CaseView Of(Case filed, OrganizationTree tree, Actor reader)
    {
        string Identifier(Guid id) => tree.Find(id)?.Identifier ?? "";
        return new CaseView(
            filed.Code,
            (int)filed.Status,
            filed.Status.Word(),
            filed.ProcedureCode,
            filed.ProcedureName,
            filed.Channel.ToString().ToLowerInvariant(),
            Identifier(filed.ReceivingOrganizationId),
            Identifier(filed.CompetentOrganizationId),
            CasePersonView.Of(filed.Applicant),
            filed.Submitter is null ? null : CasePersonView.Of(filed.Submitter),
            filed.SubmittedAt.InVietnam(),
            filed.AcceptedAt?.InVietnam(),
            filed.OriginalDueAt?.InVietnam(),
            filed.DueAt?.InVietnam(),
            filed.DueDerivation,
            filed.FinishedAt?.InVietnam(),
            filed.ReturnedAt?.InVietnam(),
            filed.StopReason,
            [.. filed.Steps.OrderBy(step => step.Number).Select(step => new CaseStepView(
                step.Number, step.Key, step.Kind, step.Name, Identifier(step.OrganizationId), step.Role.ToString(),
                step.OpenedAt.InVietnam(),
                step.DueAt.InVietnam(), step.DoneAt?.InVietnam(), step.Outcome?.ToString().ToLowerInvariant(), step.DoneByName))],
            [.. filed.Documents.OrderBy(document => document.Ordinal).Select(document => new CaseDocumentView(
                document.Key, document.Name, document.Originals, document.Copies, document.FileHash, document.FileName))],
            [.. filed.Supplements.OrderBy(request => request.RequestedAt).Select(request => new SupplementView(
                request.RequestedAt.InVietnam(), request.RespondBy, [.. request.Items.Select(item => item.What)],
                request.AnsweredAt?.InVietnam()))],
            [.. CaseAccess.IsApplicant(reader, filed)
                ? filed.Released().Select(CaseResultView.Released)
                : filed.Results.Select(CaseResultView.Of)],
            filed.Version);
    }
}

internal sealed record CasePersonView(
    string FullName, string IdNumber, DateOnly? BirthDate, int? BirthYear, string Phone, string Email, string Address)
{
    public static CasePersonView Of(CasePerson person) =>
        new(person.FullName, person.IdNumber, person.BirthDate, person.BirthYear, person.Phone, person.Email, person.Address);
}

internal sealed record CaseStepView(
    int Number, string Key, StepKind Kind, string Name, string Organization, string Role, DateTimeOffset OpenedAt, DateTimeOffset DueAt,
    DateTimeOffset? DoneAt, string? Outcome, string? DoneBy);

internal sealed record CaseDocumentView(string Key, string Name, int Originals, int Copies, string? FileHash, string? FileName);

internal sealed record SupplementView(
    DateTimeOffset RequestedAt, DateOnly RespondBy, IReadOnlyList<string> Items, DateTimeOffset? AnsweredAt);

/// <param name="FileHash">The content that was approved.</param>
/// <param name="SignedHash">The same with the competent person's digital signature.</param>
/// <param name="IssuedHash">The same with the agency's signature too: the electronic original.</param>
internal sealed record CaseResultView(
    string Name, string FileHash, string FileName, DateTimeOffset? ApprovedAt, string? ApprovedBy, string? SignedHash, string? IssuedHash)
{
    public static CaseResultView Of(CaseResult result) => new(
        result.Name, result.FileHash, result.FileName, result.ApprovedAt?.InVietnam(), result.ApprovedByName, result.SignedHash,
        result.IssuedHash);

    /// <summary>The file that is handed out, and none that led to it.</summary>
    public static CaseResultView Released(CaseResult result) => new(
        result.Name, result.FinalHash, result.FileName, result.ApprovedAt?.InVietnam(), result.ApprovedByName, null, result.IssuedHash);
}
