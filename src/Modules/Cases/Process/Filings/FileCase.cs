using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Filings;

internal sealed record FileCaseInput
{
    public required string ProcedureCode { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    public required Channel Channel { get; init; }

    public required CasePerson Applicant { get; init; }

    public CasePerson? Submitter { get; init; }

    public IReadOnlyDictionary<string, string?> FormData { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<FiledDocument> Documents { get; init; } = [];

    public string Note { get; init; } = "";

    /// <summary>What it is about, where the e-form does not say it.</summary>
    public string Subject { get; init; } = "";

    public ResultWay? ResultWay { get; init; }

    /// <summary>Where the post brings the result.</summary>
    public string ResultAddress { get; init; } = "";

    /// <summary>Whose papers the counter compared with what is filed: these people are put on file. Counts for nothing when a citizen
    /// files.</summary>
    public PapersChecked Papers { get; init; }

    /// <summary>The counter refuses it at once: missing papers are no reason not to record that.</summary>
    public bool ToRefuse { get; init; }

    /// <summary>What the caller has found wrong by itself, by field; told together with the rest.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Files a case: checks it whole, gives it its code, and opens its reception. Everything wrong is told at once. Part of the caller's
/// transaction, with whose commit the case is written: between the number and the commit all who file at this agency wait.
/// </summary>
internal sealed class FileCase(
    CasesDb db, CaseFlow flow, CaseCodes codes, FilingCheck check, PersonRegister register, IProcedureCatalogue procedures,
    ICitizenAccounts accounts,
    QuotaCheck quota, TimeProvider clock)
{
    public async Task<Result<Case>> RunAsync(FileCaseInput input, Actor actor, CancellationToken cancellation)
    {
        if (await quota.OfFilingsAsync(actor, cancellation) is { } full)
        {
            return full;
        }

        var at = clock.GetUtcNow();
        if (await procedures.InForceAsync(input.ProcedureCode, at.VietnamDate(), cancellation) is not { } version)
        {
            return CaseErrors.ProcedureNotFound(input.ProcedureCode);
        }

        var content = version.Content;
        var own = actor.Kind is ActorKind.Citizen ? await accounts.FindAsync(actor.AccountId, cancellation) : null;
        var checkedInput = await check.RunAsync(input, content, actor, own, cancellation);
        if (!checkedInput.Ok)
        {
            return checkedInput.Error;
        }

        var receiving = checkedInput.Value.Receiving;
        var competent = await flow.CompetentAsync(content, receiving, at.VietnamDate(), cancellation);
        if (!competent.Ok)
        {
            return competent.Error;
        }

        var papers = actor.Kind is not ActorKind.Citizen ? input.Papers
            : own is not { IsVerified: true } ? PapersChecked.None
            : checkedInput.Value.Submitter is null ? PapersChecked.Applicant
            : PapersChecked.Submitter;
        var applicant = await OnFileAsync(checkedInput.Value.Applicant, papers.HasFlag(PapersChecked.Applicant), actor, cancellation);
        var submitter = checkedInput.Value.Submitter is { } other
            ? await OnFileAsync(other, papers.HasFlag(PapersChecked.Submitter), actor, cancellation)
            : null;
        // The number comes last: it holds its row until the commit.
        var filed = new Case
        {
            Code = await codes.NextAsync(content.CodeTemplate, receiving.Identifier, at, cancellation),
            ProcedureVersionId = version.VersionId,
            ProcedureCode = content.Code,
            ProcedureName = content.Name,
            Field = content.Field,
            Channel = input.Channel,
            ReceivingOrganizationId = receiving.Id,
            CompetentOrganizationId = competent.Value.Id,
            ApplicantAccountId = actor.Kind is ActorKind.Citizen ? actor.AccountId : null,
            Applicant = applicant,
            ApplicantIdNumber = applicant.IdNumber,
            Submitter = submitter,
            FormData = Kernel.JsonText.Of(checkedInput.Value.FormData),
            Note = input.Note,
            Subject = SubjectOf(input, content, checkedInput.Value.FormData),
            ResultWay = input.ResultWay,
            ResultAddress = input.ResultWay is ResultWay.Post ? input.ResultAddress.Trim() : "",
            SubmittedAt = at,
        };
        filed.IndexForSearch();
        filed.HandIn(checkedInput.Value.Documents, at);
        db.Open(filed);
        var opened = await flow.OpenAsync(filed, ProcessPath.First(content), at, cancellation);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        db.Note(filed, actor, at, "submitted", $"Đã nộp hồ sơ tới {receiving.AgencyName}", isPublic: true, organizationId: receiving.Id);
        db.Announce(filed, at, $"đã nộp tới {receiving.AgencyName}.");
        return filed;
    }

    private static string SubjectOf(FileCaseInput input, ProcedureContent content, IReadOnlyDictionary<string, string> answers)
    {
        var subject = content.Form?.SubjectOf(answers) is { Length: > 0 } declared ? declared : input.Subject.Trim();
        return subject.Length <= Case.MaxSubjectLength ? subject : subject[..Case.MaxSubjectLength];
    }

    // Contact data the register cannot take stay on the case, which needs none of them.
    private async Task<CasePerson> OnFileAsync(CasePerson person, bool isChecked, Actor actor, CancellationToken cancellation)
    {
        var claimed = person with { PersonId = null };
        return isChecked && person.IdNumber.Length > 0
            ? (await register.WriteAsync(claimed, actor, cancellation)).Value ?? claimed
            : claimed;
    }
}
