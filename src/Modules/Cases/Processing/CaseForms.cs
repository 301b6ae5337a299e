using Microsoft.AspNetCore.Http;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Cases.Processing;

/// <summary>
/// What an officer types into the decision block: one form with a button for each part, so that whichever is pressed, nothing typed into
/// another is lost.
/// </summary>
internal sealed class CaseForms
{
    /// <summary>Number of lines a supplement request offers at once.</summary>
    public const int SupplementLines = 5;

    /// <summary>Key of the step the page showed: another officer may have finished it since.</summary>
    [MostLetters(Letters.Key)]
    public string? Step { get; set; }

    /// <summary>Made with the page: the same press twice is one act.</summary>
    [MostLetters(Letters.Key)]
    public string? Once { get; set; }

    /// <summary>The officer was asked once more, and said yes.</summary>
    public bool Confirmed { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Opinion { get; set; }

    /// <summary>Of a consultation.</summary>
    public Stance? Stance { get; set; }

    public IFormFile? OpinionFile { get; set; }

    /// <summary>A file of an answer to a consultation that was not sent yet.</summary>
    public KeptFile KeptOpinion { get; set; } = new();

    /// <summary>The clerk has compared the applicant's papers with the case.</summary>
    public bool ApplicantChecked { get; set; }

    public bool SubmitterChecked { get; set; }

    [MostLetters(Letters.Key)]
    public string? ReturnTo { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? ReturnReason { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? RefusalReason { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? WithdrawalReason { get; set; }

    [MostLetters(CaseResult.MaxNameLength)]
    public string? ResultName { get; set; }

    public IFormFile? ResultFile { get; set; }

    /// <summary>A result that was chosen and not attached yet, whatever button was pressed.</summary>
    public KeptFile KeptResult { get; set; } = new();

    [MostItems(SupplementRequest.MostItems)]
    public List<SupplementLine> Items { get; set; } = [];

    public DateOnly? RespondBy { get; set; }

    [MostLetters(Letters.Line)]
    public string? Agency { get; set; }

    public Guid? AgencyId { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Question { get; set; }

    [Between(0, 999)]
    public int? Hours { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? AnswerNote { get; set; }

    [MostItems(CaseDocument.MostAtOnce)]
    public List<IFormFile> AnswerFiles { get; set; } = [];

    /// <summary>Files of an answer that was not taken yet, kept by hash.</summary>
    [MostItems(CaseDocument.MostAtOnce)]
    public List<KeptFile> Kept { get; set; } = [];

    /// <summary>All words typed, to be shown again when the step they were typed for is gone.</summary>
    public string Typed
    {
        get
        {
            string?[] texts =
                [Opinion, ReturnReason, RefusalReason, WithdrawalReason, Question, AnswerNote, .. Items.Select(item => item.What)];
            return string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        }
    }
}

internal sealed class SupplementLine
{
    private const string PaperPrefix = "giay:";
    private const string FieldPrefix = "o:";

    /// <summary>What it is about: a paper, a field of the declaration, or nothing of both.</summary>
    [MostLetters(Letters.Key)]
    public string? About { get; set; }

    [MostLetters(SupplementRequest.MaxItemLength, Kind = TextKind.Note)]
    public string? What { get; set; }

    public static string OfPaper(string key) => PaperPrefix + key;

    public static string OfField(string name) => FieldPrefix + name;

    public SupplementItem ToItem() => new(After(PaperPrefix), What ?? "", After(FieldPrefix));

    private string After(string prefix) => About?.StartsWith(prefix, StringComparison.Ordinal) is true ? About[prefix.Length..] : "";
}

internal sealed class KeptFile
{
    [MostLetters(Letters.Hash)]
    public string Hash { get; set; } = "";

    [MostLetters(Letters.FileName)]
    public string Name { get; set; } = "";

    public bool IsThere => Hash.Length > 0;
}
