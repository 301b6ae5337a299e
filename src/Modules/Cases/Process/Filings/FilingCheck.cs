using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Filings;

/// <summary>What a filing looks like after the check: normalized, with its organization.</summary>
internal sealed record CheckedFiling(
    OrganizationSummary Receiving, CasePerson Applicant, CasePerson? Submitter, IReadOnlyDictionary<string, string> FormData,
    IReadOnlyList<FiledDocument> Documents);

/// <summary>Checks a filing completely and answers with every fault at once, each named by its field.</summary>
internal sealed class FilingCheck(CasesDb db, OwnFiles files, IOrganizationDirectory organizations, TimeProvider clock)
{
    /// <param name="own">The account of a citizen who files; null for all others.</param>
    public async Task<Result<CheckedFiling>> RunAsync(
        FileCaseInput input, ProcedureContent content, Actor actor, CitizenSummary? own, CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var tree = await organizations.GetAsync(cancellation);
        if (tree.Find(input.ReceivingOrganizationId) is not { } receiving || !receiving.IsValidAt(today))
        {
            return CaseErrors.ReceivingUnknown;
        }

        if (!content.ReceivingLevels.Contains(receiving.Kind.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            return CaseErrors.WrongCounter(receiving.AgencyName, content.Name);
        }

        if (!MayFileAt(actor, receiving, input.Channel))
        {
            return CaseErrors.NotYourCounter(receiving.AgencyName);
        }

        if (!content.Channels.Contains(input.Channel))
        {
            return CaseErrors.WrongChannel(content.Name);
        }

        if (await files.TakeAsync(db, actor, input.Documents, cancellation) is not { } documents)
        {
            return CaseErrors.UnknownFile;
        }

        var faults = new Dictionary<string, string>(input.Faults);
        var applicant = CheckPerson(input.Applicant, "applicant", today, faults);
        var submitter = input.Submitter is null ? null : CheckPerson(input.Submitter, "submitter", today, faults);
        if (actor.Kind is ActorKind.Citizen)
        {
            (applicant, submitter) = OwnNumber.Put(applicant, submitter, own?.PersonalIdNumber, faults);
        }

        if (applicant.IdNumber.Length == 0 && (submitter?.IdNumber ?? "").Length == 0)
        {
            faults.TryAdd("applicant.idNumber", CaseErrors.PersonMissing.Message);
        }

        if (input.ResultWay is ResultWay.Post && string.IsNullOrWhiteSpace(input.ResultAddress))
        {
            faults["resultAddress"] = "Điền địa chỉ để bưu điện chuyển kết quả: số nhà, thôn, xã, tỉnh.";
        }

        var form = CheckForm(input, content, today, faults);
        if (!input.ToRefuse)
        {
            CheckDocuments(input, content, faults);
        }

        return faults.Count > 0
            ? Error.Invalid("cases.filing-incomplete", faults)
            : new CheckedFiling(receiving, applicant, submitter, form, documents);
    }

    // A citizen files online for himself or another; everybody else files where he or she receives.
    private static bool MayFileAt(Actor actor, OrganizationSummary receiving, Channel channel) =>
        actor.Kind is ActorKind.Citizen ? channel is Channel.Online : actor.Holds(OfficerRole.OneStopClerk, receiving.Id);

    private static CasePerson CheckPerson(CasePerson person, string place, DateOnly today, Dictionary<string, string> faults)
    {
        var clean = person with
        {
            FullName = TypedPerson.NameOf(person.FullName, person.IdNumber),
            IdNumber = IdNumbers.Digits(person.IdNumber),
            Phone = PhoneNumber.Of(person.Phone),
            Email = TypedText.Line(person.Email),
            Address = TypedText.Line(person.Address),
        };
        foreach (var (field, fault) in PersonFaults.Of(clean, today))
        {
            faults[$"{place}.{field}"] = fault;
        }

        return clean;
    }

    // At the counter the signed paper declaration is the form; online the e-form is, and it must be complete.
    private static IReadOnlyDictionary<string, string> CheckForm(
        FileCaseInput input, ProcedureContent content, DateOnly today, Dictionary<string, string> faults)
    {
        if (content.Form is null || (input.Channel is not Channel.Online && input.FormData.Values.All(string.IsNullOrWhiteSpace)))
        {
            return new Dictionary<string, string>();
        }

        var outcome = content.Form.Validate(input.FormData, today);
        foreach (var fault in outcome.Errors)
        {
            faults[$"formData.{fault.Field}"] = fault.Message;
        }

        return outcome.Values;
    }

    private static void CheckDocuments(FileCaseInput input, ProcedureContent content, Dictionary<string, string> faults)
    {
        foreach (var (place, fault) in HandedIn.FaultsOf(input.Documents, input.Channel is Channel.Online))
        {
            faults[place] = fault;
        }

        foreach (var required in content.Documents.Where(MustBeHandedIn))
        {
            var enough = Enough(required, content).ToList();
            var handedIn = input.Documents.Any(document => enough.Exists(paper => paper.Key == document.Key)
                && (document.FileHash is not null || (input.Channel is not Channel.Online && document.Originals + document.Copies > 0)));
            if (!handedIn)
            {
                faults[$"documents.{required.Key}"] = $"Thiếu giấy tờ: {Names(enough)}.";
            }
        }
    }

    /// <summary>The paper itself, and those that stand for it where it cannot be had.</summary>
    public static IEnumerable<RequiredDocument> Enough(RequiredDocument required, ProcedureContent content) =>
        content.Documents.Where(paper => paper.InsteadOf == required.Key).Prepend(required);

    public static string Names(IEnumerable<RequiredDocument> papers) => string.Join(", hoặc ", papers.Select(paper => paper.Name));

    /// <summary>A declaration the e-form makes, a paper only shown, or data the state already holds is not collected.</summary>
    public static bool MustBeHandedIn(RequiredDocument document) =>
        document is { Required: true, PresentOnly: false, DataSource: null, FormKey: null };
}
