using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing;

/// <param name="Key">Key of the required document; empty for a paper outside the list.</param>
/// <param name="FileHash">SHA-256 of a file the same person uploaded before.</param>
internal sealed record FiledDocument(string Key, string Name, int Originals, int Copies, string? FileHash, string? FileName);

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

    /// <summary>The counter refuses it at once: missing papers are no reason not to record that.</summary>
    public bool ToRefuse { get; init; }

    /// <summary>What the caller has found wrong by itself, by field; told together with the rest.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Files a case: checks it whole, gives it its code, and opens its reception. Everything wrong is told at once. Part of the caller's transaction, with
/// whose commit the case is written: between the number and the commit all who file at this agency wait.
/// </summary>
internal sealed class FileCase(
    CasesDb db, CaseFlow flow, CaseCodes codes, FilingCheck check, IProcedureCatalogue procedures, IPeople people, QuotaCheck quota,
    TimeProvider clock)
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
        var checkedInput = await check.RunAsync(input, content, actor, cancellation);
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

        var applicant = await RememberAsync(checkedInput.Value.Applicant, actor, cancellation);
        var submitter = checkedInput.Value.Submitter is { } other ? await RememberAsync(other, actor, cancellation) : null;
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
            SubmittedAt = at,
        };
        filed.IndexForSearch();
        filed.HandIn(input.Documents, at);
        db.Open(filed);
        var opened = await flow.OpenAsync(filed, ProcessPath.First(content), at, cancellation);
        if (!opened.Ok)
        {
            // No half of it may go with a later change of this request.
            db.ChangeTracker.Clear();
            return opened.Error;
        }

        db.Note(filed, actor, at, "submitted", $"Đã nộp hồ sơ tới {receiving.AgencyName}", isPublic: true, organizationId: receiving.Id);
        db.Announce(filed, at, $"Hồ sơ {filed.Code} đã nộp tới {receiving.AgencyName}.");
        return filed;
    }

    // What is told once is on file the next time. Contact data People cannot take stay on the case, which needs none of them.
    private async Task<CasePerson> RememberAsync(CasePerson person, Actor actor, CancellationToken cancellation)
    {
        if (person.IdNumber.Length == 0)
        {
            return person;
        }

        var known = await people.RememberAsync(
            new PersonInput
            {
                FullName = person.FullName,
                IdNumber = person.IdNumber,
                BirthDate = person.BirthDate,
                Phone = person.Phone,
                Email = person.Email,
                Address = person.Address,
            },
            actor,
            cancellation);
        return person with { PersonId = known.Value?.Id };
    }
}
