using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Reception;

internal sealed record EarlierCase(string Code, string ProcedureName, CaseStatus Status, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt);

/// <summary>What the counter knows about a person: by the register alone. A case may say what anybody typed at home.</summary>
/// <param name="Person">Null when the register has none with this number.</param>
internal sealed record OnFile(PersonSummary? Person, IReadOnlyList<EarlierCase> Cases)
{
    public string? FullName => Person?.FullName;

    public string? Phone => Person?.Phone;

    public string? Address => Person?.Address;

    public bool IsKnown => Person is not null;
}

/// <param name="Due">As if accepted now; null when the term or the agency cannot be told yet.</param>
/// <param name="NextStep">Where the case goes after reception.</param>
internal sealed record ChosenProcedure(ProcedureContent Content, DueDate? Due, string? CompetentName, string? NextStep)
{
    /// <summary>The paper that is ticked first: one that must be handed in. There is at least one paper.</summary>
    public int FirstPaper => Content.Documents.TakeWhile(paper => !FilingCheck.MustBeHandedIn(paper)).Count() % Content.Documents.Count;
}

internal sealed record ReceivedCase(string Code, string Applicant, DateTimeOffset? DueAt);

/// <summary>Reads what one counter needs while it receives a person.</summary>
internal sealed class ReceptionDesk(
    CasesDb db, Work work, CaseFlow flow, IOrganizationDirectory organizations, IWorkingCalendars calendars, IProcedureCatalogue procedures,
    IPeople people, PersonSubject subject, LookUpBrake brake, TimeProvider clock)
{
    private const int MostCases = 8;
    private const int MostProcedures = 8;

    /// <summary>The counters the clerk works at today.</summary>
    public async Task<IReadOnlyList<OrganizationSummary>> CountersAsync(Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        return [.. actor.Posts.Where(post => post.Role is OfficerRole.OneStopClerk).Select(post => post.OrganizationId).Distinct()
            .Select(tree.Find).OfType<OrganizationSummary>().OrderBy(counter => counter.Identifier, StringComparer.Ordinal)];
    }

    public ValueTask<IReadOnlyList<ProcedureSummary>> ProceduresAsync(
        string words, OrganizationSummary counter, CancellationToken cancellation) =>
        SearchAsync(new ProcedureQuery(words, Level: LevelOf(counter), Size: MostProcedures), cancellation);

    public async Task<ChosenProcedure?> ProcedureAsync(string? code, OrganizationSummary counter, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (string.IsNullOrEmpty(code)
            || await procedures.InForceAsync(code, now.VietnamDate(), cancellation) is not { Content: { } content }
            || !content.ReceivingLevels.Contains(LevelOf(counter), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var competent = await flow.CompetentAsync(content, counter, now.VietnamDate(), cancellation);
        DueDate? due = null;
        if (competent.Ok && content.Term.Amount > 0)
        {
            var rule = new DueDateRule(content.Term.Amount, content.Term.Unit, content.Term.Policy);
            due = rule.Compute(await calendars.ForAsync(competent.Value.Id, cancellation), now);
        }

        var next = ProcessPath.Next(content, ProcessPath.First(content).Key);
        return new ChosenProcedure(content, due, competent.Value?.AgencyName, next?.Name);
    }

    /// <summary>Why this clerk may look up nobody else for now; null when he or she may.</summary>
    public Error? TooManyLookUps(string? idNumber, Actor actor) =>
        IdNumbers.Digits(idNumber) is var number && IdNumbers.Fault(number) is null ? brake.Count(actor, number) : null;

    /// <summary>The person behind an ID number with his or her cases at this counter; the look-up is audited.</summary>
    public async Task<OnFile?> PersonAsync(string? idNumber, OrganizationSummary counter, Actor actor, CancellationToken cancellation)
    {
        var number = IdNumbers.Digits(idNumber);
        if (IdNumbers.Fault(number) is not null)
        {
            return null;
        }

        var person = (await people.FindByIdNumberAsync(number, actor, cancellation)).Value;
        var cases = await db.Cases.AsNoTracking()
            .Where(filed => filed.ApplicantIdNumber == number
                && (filed.ReceivingOrganizationId == counter.Id || filed.CompetentOrganizationId == counter.Id))
            .OrderByDescending(filed => filed.SubmittedAt).ThenByDescending(filed => filed.Id)
            .Take(MostCases).ToListAsync(cancellation);
        var look = new CaseLook(counter.AgencyName, OfficerRole.OneStopClerk, null);
        var (type, id) = await subject.OfAsync(number, person, cancellation);
        db.Record(actor, clock.GetUtcNow(), CaseLook.PersonLookedUp, type, id, look);
        await work.SaveAsync(cancellation);
        return new OnFile(
            person,
            [.. cases.Where(filed => !filed.Status.IsClosed())
                .Select(filed => new EarlierCase(filed.Code, filed.ProcedureName, filed.Status, filed.SubmittedAt, filed.DueAt))]);
    }

    /// <summary>A case that this counter has just received.</summary>
    public async Task<ReceivedCase?> ReceivedAsync(string? code, OrganizationSummary counter, CancellationToken cancellation) =>
        string.IsNullOrEmpty(code) ? null : await db.Cases.AsNoTracking()
            .Where(filed => filed.Code == code && filed.ReceivingOrganizationId == counter.Id)
            .Select(filed => new ReceivedCase(filed.Code, filed.Applicant.FullName, filed.DueAt)).SingleOrDefaultAsync(cancellation);

    private async ValueTask<IReadOnlyList<ProcedureSummary>> SearchAsync(ProcedureQuery query, CancellationToken cancellation) =>
        (await procedures.SearchAsync(query, clock.VietnamToday(), cancellation)).Items;

    private static string LevelOf(OrganizationSummary counter) => counter.Kind.ToString().ToLowerInvariant();
}
