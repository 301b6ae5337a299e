using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Parts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Processing;

internal sealed record AnswerGroup(string Title, IReadOnlyList<(string Title, string Value)> Answers);

/// <summary>A case as an officer reads it.</summary>
/// <param name="Mine">The open step this officer may finish; null when there is none.</param>
/// <param name="ReturnTo">Steps the work may be sent back to from <paramref name="Mine"/>.</param>
/// <param name="NeedsResult">Whether <paramref name="Mine"/> cannot be finished without a result file.</param>
/// <param name="MustSign"><paramref name="Mine"/> approves the result, and only a digital signature does.</param>
/// <param name="MayIssue">Clerk of the agency whose digital signature a result waits for.</param>
/// <param name="MayAnswer">At the counter that received it: takes in what was missing, withdraws it.</param>
/// <param name="OnFile">At the clerk's acceptance: what the register has of the people whom the case names.</param>
/// <param name="Standing">What is known of the number of who filed online; null when the counter took the case in.</param>
internal sealed record CaseOverview(
    Case Case,
    ProcedureContent Content,
    OrganizationTree Tree,
    IReadOnlyList<PathNode> Path,
    IReadOnlyList<TimelineEntry> History,
    IReadOnlyList<AnswerGroup> Answers,
    DeadlineChip Deadline,
    CaseStep? Mine,
    IReadOnlyList<ProcessStepDefinition> ReturnTo,
    bool NeedsResult,
    bool MayAnswer,
    bool MayIssue,
    bool MustSign,
    IReadOnlyList<PersonOnFile> OnFile,
    NumberStanding? Standing)
{
    public IEnumerable<CaseStep> OpenSteps => Case.Steps.Where(step => step.IsOpen);

    public IEnumerable<CaseStep> Consultations => Case.Steps.Where(step => step.Kind is StepKind.Consult && step.Question is not null);

    /// <summary>Agencies whose answer <see cref="Mine"/> waits for: until then the step is not left.</summary>
    public IReadOnlyList<CaseStep> Unanswered => Mine is { Kind: not (StepKind.Consult or StepKind.Withdraw) }
        ? [.. OpenSteps.Where(step => step.Kind is StepKind.Consult && step.Id != Mine.Id)] : [];

    public SupplementRequest? OpenSupplement => Case.Supplements.FirstOrDefault(request => request.AnsweredAt is null);

    public bool IsWaiting => Case.Status is CaseStatus.SupplementRequested or CaseStatus.WithdrawalRequested;

    /// <summary>Once is the rule; a second list is for the head of unit or a leader to ask.</summary>
    public bool MayAskMore =>
        Mine is { Question: null } step && Case.Status is CaseStatus.New or CaseStatus.InProcess && Case.FinishedAt is null
        && (Case.Supplements.Count == 0 || step.Role is OfficerRole.HeadOfUnit or OfficerRole.Leader);

    public bool MayConsult => Mine is { Question: null } && Case.Status is CaseStatus.InProcess && Case.FinishedAt is null;

    public bool MayAttach => Mine is { Question: null } && Case.AcceptedAt is not null && Case.FinishedAt is null
        && Case.Results.All(result => result.ApprovedAt is null);

    /// <summary>The leader's step, with a drafted PDF to sign.</summary>
    public bool MaySign => Mine is { Kind: StepKind.Approve } && Case.Results.Any(result => result is { ApprovedAt: null, IsPdf: true });

    public int DigitisedToSign => MayAnswer ? SignDigitised.Unsigned(Case).Count() : 0;

    /// <summary>The applicant's wish to have the case back, while it waits for an answer.</summary>
    public CaseStep? Wish => OpenSteps.FirstOrDefault(step => step.Kind is StepKind.Withdraw);

    public bool MayWithdraw => MayAnswer && Wish is null && Case.FinishedAt is null && !Case.Status.IsClosed();

    public string AgencyOf(Guid organizationId) => Tree.Find(organizationId)?.AgencyName ?? "";

    /// <summary>The leader comes next and would have nothing to sign.</summary>
    public bool LacksResultForNext =>
        Case.Results.Count == 0 && Mine is { Question: null } step && ProcessPath.Find(Content, step.Key) is { } definition
        && !ProcessPath.NeedsResult(definition) && ProcessPath.Next(Content, step.Key) is { Kind: StepKind.Approve };

    /// <summary>What the applicant changed in the declaration: field, as it was, as it is.</summary>
    public IEnumerable<(string Title, string Before, string After)> CorrectionsOf(SupplementRequest answered) =>
        from correction in answered.Corrections
        join field in Content.Form?.Fields ?? [] on correction.Field equals field.Name
        select (SupplementWords.Of(field), Shown(field, correction.Before), Shown(field, correction.After));

    private static string Shown(FormField field, string value) => value.Length == 0 ? "chưa khai" : field.Display(value);

    /// <summary>The paper or the field a fault is about; null when it is about something else.</summary>
    public string? About(SupplementItem item) => SupplementWords.About(Content, item);
}

/// <summary>Reads a whole case for its page; the read is audited.</summary>
internal sealed class CaseOverviewReading(
    CasesDb db, ReadCase read, DigitalApproval digital, PeopleOnFile register, IProcedureCatalogue procedures,
    IOrganizationDirectory organizations,
    IWorkingCalendars calendars, ICitizenAccounts accounts, TimeProvider clock)
{
    public async Task<Result<CaseOverview>> RunAsync(string code, string? step, Actor actor, CancellationToken cancellation)
    {
        var result = await read.RunAsync(code, actor, cancellation);
        if (!result.Ok)
        {
            return result.Error;
        }

        var filed = result.Value;
        var now = clock.GetUtcNow();
        var tree = await organizations.GetAsync(cancellation);
        var content = (await procedures.FindAsync(filed.ProcedureVersionId, cancellation))!.Content;
        var mine = filed.Steps.Where(candidate => candidate.IsOpen && CaseAccess.MayDo(actor, candidate)).ToList();
        var chosen = mine.FirstOrDefault(candidate => candidate.Key == step) ?? mine.LastOrDefault();
        var definition = chosen is null ? null : ProcessPath.Find(content, chosen.Key);
        var calendar = await calendars.ForAsync(filed.CompetentOrganizationId, cancellation);
        return new CaseOverview(
            filed,
            content,
            tree,
            CasePicture.Of(filed, content, tree, now),
            await HistoryAsync(filed.Id, tree, cancellation),
            AnswersOf(filed, content),
            Deadlines.Of(calendar, now, filed),
            chosen,
            definition is null || filed.FinishedAt is not null ? [] : ProcessPath.Earlier(content, definition.Key),
            definition is not null && ProcessPath.NeedsResult(definition),
            actor.Holds(OfficerRole.OneStopClerk, filed.ReceivingOrganizationId),
            filed.Results.Any(result =>
                result is { AwaitsAgency: true, IssuingOrganizationId: { } agency } && IssueResult.MayIssue(actor, agency)),
            chosen is not null && await digital.IsNeededAsync(chosen, actor, cancellation),
            chosen is { Kind: StepKind.Receive } ? await register.OfAsync(filed, actor, cancellation) : [],
            filed.ApplicantAccountId is { } account && (filed.Submitter ?? filed.Applicant) is { IdNumber: { Length: > 0 } number }
                ? await accounts.StandingAsync(account, number, cancellation)
                : null);
    }

    private async Task<List<TimelineEntry>> HistoryAsync(Guid caseId, OrganizationTree tree, CancellationToken cancellation)
    {
        var lines = await db.History.AsNoTracking().Where(line => line.CaseId == caseId)
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Id).ToListAsync(cancellation);
        return lines.ConvertAll(line => new TimelineEntry(
            line.Sentence,
            VietnamTime.Short(line.At),
            line.OrganizationId is { } organization ? tree.Find(organization)?.AgencyName : null,
            line.ActorName,
            Note: line.Note));
    }

    private static List<AnswerGroup> AnswersOf(Case filed, ProcedureContent content)
    {
        var values = JsonText.Parse<Dictionary<string, string>>(filed.FormData);
        return content.Form is not { } form ? [] :
        [
            .. form.Groups.Select(group => new AnswerGroup(
                    group.Title,
                    [.. group.Fields.Where(field => values.ContainsKey(field.Name))
                        .Select(field => (field.Title, field.Display(values[field.Name])))]))
                .Where(group => group.Answers.Count > 0),
        ];
    }
}
