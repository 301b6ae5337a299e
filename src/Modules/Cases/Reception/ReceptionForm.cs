using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Filings;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.People.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Reception;

/// <summary>Everything typed on the reception page.</summary>
internal sealed class ReceptionForm
{
    /// <summary>Idempotency key of this reception.</summary>
    [MostLetters(Letters.Key)]
    public string? Key { get; set; }

    public Guid? OrganizationId { get; set; }

    /// <summary>The number, or all that a scanner read from the card; <see cref="TakeCards"/> leaves the number alone.</summary>
    [MostLetters(CitizenCard.MostLetters)]
    public string? IdNumber { get; set; }

    /// <summary>The page says that the number is wrong: the next answer takes the words away.</summary>
    public bool NumberWasWrong { get; set; }

    /// <inheritdoc cref="NumberWasWrong"/>
    public bool SubmitterNumberWasWrong { get; set; }

    /// <summary>As the card says; a number typed by hand brings none.</summary>
    public DateOnly? BirthDate { get; set; }

    [MostLetters(CasePerson.MaxNameLength)]
    public string? FullName { get; set; }

    [PlainDigits]
    [MostLetters(Letters.Key)]
    public string? Phone { get; set; }

    [MostLetters(Letters.Address)]
    public string? Address { get; set; }

    public bool BySubmitter { get; set; }

    [MostLetters(CasePerson.MaxNameLength)]
    public string? SubmitterName { get; set; }

    /// <inheritdoc cref="IdNumber"/>
    [MostLetters(CitizenCard.MostLetters)]
    public string? SubmitterIdNumber { get; set; }

    [PlainDigits]
    [MostLetters(Letters.Key)]
    public string? SubmitterPhone { get; set; }

    /// <summary>Words the procedure was looked for with.</summary>
    [MostLetters(Letters.Line)]
    public string? Words { get; set; }

    [MostLetters(Letters.Key)]
    public string? ProcedureCode { get; set; }

    /// <summary>Chosen from the list of matches.</summary>
    [MostLetters(Letters.Key)]
    public string? Pick { get; set; }

    /// <summary>ID number whose file or card filled name, phone and address.</summary>
    [MostLetters(Letters.Key)]
    public string? FilledFor { get; set; }

    [MostItems(CaseDocument.MostAtOnce)]
    public List<PaperLine> Papers { get; set; } = [];

    public PaperLine Other { get; set; } = new();

    /// <summary>Answers of the e-form as typed; its fields have names of their own on the page.</summary>
    [BindNever]
    public Dictionary<string, string?> Values { get; } = [];

    public ResultWay? Way { get; set; }

    /// <summary>Where the post brings the result; the applicant's address when nothing is typed.</summary>
    [MostLetters(Letters.Address)]
    public string? ResultAddress { get; set; }

    /// <summary>What tells the case from others of the person, where the e-form is not filled on the spot.</summary>
    [MostLetters(Case.MaxSubjectLength)]
    public string? Subject { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Note { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? RefusalReason { get; set; }

    /// <summary>The clerk was asked once more whether to refuse, and said yes.</summary>
    public bool Confirmed { get; set; }

    /// <summary>Puts what cards said into the fields it belongs to. What was typed before about another person gives way.</summary>
    /// <param name="fault">Gets the field and the words of a card that could not be read.</param>
    /// <returns>The fields that have another value now.</returns>
    public IReadOnlyList<string> TakeCards(DateOnly today, Action<string, string> fault)
    {
        var taken = new List<string>();
        if (ReadCard(IdNumber, nameof(IdNumber), today, fault) is { } reading)
        {
            taken.Add(nameof(IdNumber));
            IdNumber = reading.IdNumber;
            if (reading.Card is { } card)
            {
                taken.AddRange([nameof(FullName), nameof(Address), nameof(Phone), nameof(BirthDate)]);
                (FullName, BirthDate, Address, Phone, FilledFor) = (card.FullName, card.BirthDate, card.Address, null, card.IdNumber);
            }
        }

        if (ReadCard(SubmitterIdNumber, nameof(SubmitterIdNumber), today, fault) is { } submitter)
        {
            taken.AddRange([nameof(SubmitterIdNumber), nameof(SubmitterName), nameof(BySubmitter)]);
            SubmitterIdNumber = submitter.IdNumber;
            (SubmitterName, BySubmitter) = (submitter.Card?.FullName ?? SubmitterName, true);
        }

        IdNumber = OrNull(IdNumbers.Digits(IdNumber));
        SubmitterIdNumber = OrNull(IdNumbers.Digits(SubmitterIdNumber));
        return taken;
    }

    private static CardReading? ReadCard(string? text, string field, DateOnly today, Action<string, string> fault)
    {
        if (text is not { Length: <= CitizenCard.MostLetters } || !CitizenCard.IsScanned(text))
        {
            return null;
        }

        var reading = CitizenCard.Read(text, today);
        if (reading.Fault is not null)
        {
            fault(field, reading.Fault);
        }

        return reading;
    }

    private static string? OrNull(string digits) => digits.Length == 0 ? null : digits;

    /// <summary>The field of the page for a field of the use case.</summary>
    public string FieldOf(string field) => field switch
    {
        "applicant.fullName" => "Form.FullName",
        "applicant.idNumber" => "Form.IdNumber",
        "submitter.fullName" => "Form.SubmitterName",
        "submitter.idNumber" => "Form.SubmitterIdNumber",
        "receivingOrganization" => "Form.OrganizationId",
        "note" => "Form.RefusalReason",
        "resultAddress" => "Form.ResultAddress",
        _ when field.StartsWith("formData.", StringComparison.Ordinal) => field["formData.".Length..],
        _ when field.StartsWith("documents.", StringComparison.Ordinal) =>
            $"Form.Papers[{Papers.FindIndex(line => line.Key == field["documents.".Length..])}].Have",
        _ => "Form.Words",
    };

    private bool IsAnswered(string field) =>
        Values.Any(value =>
            (value.Key == field || value.Key.StartsWith($"{field}.", StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(value.Value));

    /// <summary>Whether the clerk fills the e-form; an unticked box alone is no answer.</summary>
    public bool HasAnswers => Values.Values.Any(value => !string.IsNullOrWhiteSpace(value) && value != "false");

    /// <summary>One empty line for each paper of the procedure, what was typed about a paper of the same key kept.</summary>
    public void LayOut(ProcedureContent content)
    {
        var typed = Papers.Where(line => line.Key is not null).ToLookup(line => line.Key!);
        Papers = [.. content.Documents.Select(document => typed[document.Key].FirstOrDefault() ?? new PaperLine
        {
            Key = document.Key,
            Originals = document.Originals + document.Copies == 0 ? 1 : document.Originals,
            Copies = document.Copies,
        })];
    }

    public FileCaseInput ToInput(ProcedureContent content, PersonSummary? onFile)
    {
        var born = onFile?.BirthDate ?? (FilledFor == IdNumber ? BirthDate : null);
        var applicant = new CasePerson
        {
            PersonId = onFile?.Id,
            FullName = FullName ?? "",
            IdNumber = IdNumber ?? "",
            BirthDate = born,
            BirthYear = born is null ? onFile?.BirthYear : null,
            Phone = Phone ?? "",
            Address = Address ?? "",
        };
        return new FileCaseInput
        {
            ProcedureCode = content.Code,
            ReceivingOrganizationId = OrganizationId ?? Guid.Empty,
            Channel = Channel.Counter,
            Applicant = applicant,
            Submitter = BySubmitter
                ? new CasePerson { FullName = SubmitterName ?? "", IdNumber = SubmitterIdNumber ?? "", Phone = SubmitterPhone ?? "" }
                : null,
            FormData = HasAnswers ? Prefilled(content, applicant) : [],
            Papers = PapersChecked.Both,
            Documents = [.. Papers.Append(Other).Where(line => line.IsHandedIn).Select(line => line.ToDocument(content))],
            Note = Note?.Trim() ?? "",
            Subject = Subject ?? "",
            ResultWay = Way ?? ResultWay.Counter,
            ResultAddress = string.IsNullOrWhiteSpace(ResultAddress) ? Address ?? "" : ResultAddress,
        };
    }

    // Once the clerk fills the e-form, the applicant's own facts need not be typed twice.
    private Dictionary<string, string?> Prefilled(ProcedureContent content, CasePerson applicant)
    {
        var values = new Dictionary<string, string?>(Values);
        foreach (var field in (content.Form?.Fields ?? []).Where(field => field.PrefillIf is null && !IsAnswered(field.Name)))
        {
            values[field.Name] = field.Prefill switch
            {
                "applicant.name" => applicant.FullName,
                "applicant.idNumber" => applicant.IdNumber,
                "applicant.phone" => applicant.Phone,
                "applicant.address" => applicant.Address,
                "applicant.birthDate" => BirthText.Answer(applicant),
                _ => null,
            };
        }

        return values;
    }
}

/// <summary>One line of the checklist of papers.</summary>
internal sealed class PaperLine
{
    [MostLetters(Letters.Key)]
    public string? Key { get; set; }

    /// <summary>Only for a paper outside the list.</summary>
    [MostLetters(CaseDocument.MaxNameLength)]
    public string? Name { get; set; }

    public bool Have { get; set; }

    [Between(0, CaseDocument.MostPieces)]
    public int? Originals { get; set; }

    [Between(0, CaseDocument.MostPieces)]
    public int? Copies { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>A file kept from the send before.</summary>
    [MostLetters(Letters.Hash)]
    public string? FileHash { get; set; }

    [MostLetters(Letters.FileName)]
    public string? FileName { get; set; }

    public bool IsHandedIn => Have || FileHash is not null || !string.IsNullOrWhiteSpace(Name);

    public FiledDocument ToDocument(ProcedureContent content) => new(
        Key ?? "",
        content.Documents.FirstOrDefault(document => document.Key == Key)?.Name ?? Name?.Trim() ?? "Giấy tờ khác",
        Have || Key is null ? Originals ?? 0 : 0,
        Have || Key is null ? Copies ?? 0 : 0,
        FileHash,
        FileName);
}
