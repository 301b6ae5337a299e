using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>
/// One application for an administrative procedure, from filing to the returned result. It names the organization
/// that received it and the one competent to decide, and pins the procedure version to its end.
/// </summary>
internal sealed class Case : IVersioned
{
    public const int CodeLength = 60;

    /// <summary>A note, an opinion, a reason, a question: a page of writing and more.</summary>
    public const int MaxNoteLength = 5000;

    public const int MaxSubjectLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    public required Guid ProcedureVersionId { get; init; }

    public required string ProcedureCode { get; init; }

    public required string ProcedureName { get; init; }

    public required string Field { get; init; }

    public CaseStatus Status { get; private set; } = CaseStatus.New;

    public required Channel Channel { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    public required Guid CompetentOrganizationId { get; init; }

    /// <summary>The citizen's account that filed it, when there is one.</summary>
    public Guid? ApplicantAccountId { get; init; }

    public required CasePerson Applicant { get; set; }

    /// <summary>The applicant's ID number again, in a column of its own: the counter finds a person's cases by it.</summary>
    public required string ApplicantIdNumber { get; init; }

    /// <summary>Who files for the applicant; null when they are the same person.</summary>
    public CasePerson? Submitter { get; set; }

    /// <summary>Answers of the e-form as JSON, by property.</summary>
    public string FormData { get; set; } = "{}";

    public string Note { get; init; } = "";

    /// <summary>What it is about, where the e-form or the counter said it: the child, the parcel, the business. Lists tell a person's cases
    /// apart by it.</summary>
    public string Subject { get; set; } = "";

    /// <summary>How the applicant wants to have the result; null for cases of which nobody asked.</summary>
    public ResultWay? ResultWay { get; init; }

    /// <summary>Where the post brings the result.</summary>
    public string ResultAddress { get; init; } = "";

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The due date told at acceptance; stays visible whatever happens later.</summary>
    public DateTimeOffset? OriginalDueAt { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>How the due date was counted, sentence by sentence.</summary>
    public List<string> DueDerivation { get; private set; } = [];

    /// <summary>When the result, or the refusal, was ready.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>The reason of a refusal, a stop or a withdrawal.</summary>
    public string? StopReason { get; set; }

    /// <summary>Number of the next step row.</summary>
    public int StepCount { get; set; }

    /// <summary>Folded code, names, numbers and procedure.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The province and each agency that has to do with it, as <see cref="WordList"/> names them; behind names of earlier versions
    /// stands the year of filing.</summary>
    public string SearchGroups { get; private set; } = "";

    public int Version { get; set; }

    public List<CaseStep> Steps { get; } = [];

    public List<CaseDocument> Documents { get; } = [];

    public List<SupplementRequest> Supplements { get; } = [];

    public List<CaseResult> Results { get; } = [];

    public List<CaseEvent> History { get; } = [];

    /// <summary>Its open steps rest and go on with it.</summary>
    public void Become(CaseStatus status)
    {
        // Every step there ever was is numbered: with fewer at hand an open one would be left behind without a word.
        if (Steps.Count < StepCount)
        {
            throw new InvalidOperationException($"Case {Code} was read without its steps.");
        }

        Status = status;
        foreach (var step in Steps.Where(step => step.IsOpen))
        {
            step.Follow(status);
        }
    }

    public void Accept(DateTimeOffset at, DateTimeOffset due, IReadOnlyList<string> derivation)
    {
        AcceptedAt = at;
        OriginalDueAt = due;
        MoveDue(due, derivation);
        Become(CaseStatus.InProcess);
    }

    public void MoveDue(DateTimeOffset due, IReadOnlyList<string> derivation)
    {
        DueAt = due;
        DueDerivation = [.. derivation];
    }

    /// <summary>Whether the agency has to do with the case already; the steps must be loaded.</summary>
    public bool Involves(Guid organization) =>
        organization == ReceivingOrganizationId || organization == CompetentOrganizationId
            || Steps.Any(step => step.OrganizationId == organization);

    public void IndexForSearch() => SearchText = FoldedText.Of(
        Code, Applicant.FullName, Applicant.IdNumber, Applicant.Phone, Submitter?.FullName, Submitter?.IdNumber, Submitter?.Phone,
        ProcedureCode, ProcedureName, Subject);

    public void FindableFor(Guid organization) =>
        SearchGroups = $"{(SearchGroups.Length == 0 ? WordList.Of(null) : SearchGroups)} {WordList.Of(organization)}";

    /// <summary>
    /// Results the applicant may have: approved, with the case at the counter that gives them out, and with the agency's signature where
    /// the leader's is a digital one; without it (the agency has no certificate) once the result was handed over.
    /// </summary>
    public IEnumerable<CaseResult> Released() => Status is not (CaseStatus.Processed or CaseStatus.Returned) ? []
        : Results.Where(result => result.ApprovedAt is not null && (!result.AwaitsAgency || ReturnedAt is not null));

    /// <summary>The step that refused the case; a withdrawn case has none.</summary>
    public CaseStep? RefusedStep() => Status.IsWithoutResult()
        ? Steps.LastOrDefault(step => step is { Outcome: StepOutcome.Refuse, DoneAt: not null })
        : null;

    /// <summary>The procedure and what it is about: what tells it from another case of the same person.</summary>
    public string Title => TitleOf(ProcedureName, Subject);

    public static string TitleOf(string procedure, string subject) => subject.Length > 0 ? $"{procedure} – {subject}" : procedure;

    public bool IsFinishedInTime => FinishedAt is { } finished && DueAt is { } due && finished <= due;
}
