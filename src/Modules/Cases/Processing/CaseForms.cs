using Microsoft.AspNetCore.Http;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Cases.Processing;

/// <summary>What an officer types into the decision block; each part has its own button.</summary>
internal sealed class CaseForms
{
    /// <summary>Number of lines a supplement request offers at once.</summary>
    public const int SupplementLines = 5;

    /// <summary>Key of the step the page showed: another officer may have finished it since.</summary>
    [MostLetters(Letters.Key)]
    public string? Step { get; set; }

    [MostLetters(Case.MaxNoteLength)]
    public string? Opinion { get; set; }

    /// <summary>The clerk has compared the applicant's papers with the case.</summary>
    public bool ApplicantChecked { get; set; }

    public bool SubmitterChecked { get; set; }

    [MostLetters(Letters.Key)]
    public string? ReturnTo { get; set; }

    [MostLetters(Case.MaxNoteLength)]
    public string? ReturnReason { get; set; }

    [MostLetters(Case.MaxNoteLength)]
    public string? RefusalReason { get; set; }

    [MostLetters(Case.MaxNoteLength)]
    public string? WithdrawalReason { get; set; }

    [MostLetters(CaseResult.MaxNameLength)]
    public string? ResultName { get; set; }

    public IFormFile? ResultFile { get; set; }

    [MostItems(SupplementRequest.MostItems)]
    public List<SupplementLine> Items { get; set; } = [];

    public DateOnly? RespondBy { get; set; }

    [MostLetters(Letters.Line)]
    public string? Agency { get; set; }

    public Guid? AgencyId { get; set; }

    [MostLetters(Case.MaxNoteLength)]
    public string? Question { get; set; }

    [Between(0, 999)]
    public int? Hours { get; set; }

    [MostLetters(Case.MaxNoteLength)]
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
            string?[] texts = [Opinion, ReturnReason, RefusalReason, WithdrawalReason, Question, AnswerNote, .. Items.Select(item => item.What)];
            return string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        }
    }
}

internal sealed class SupplementLine
{
    [MostLetters(Letters.Key)]
    public string? DocumentKey { get; set; }

    [MostLetters(SupplementRequest.MaxItemLength)]
    public string? What { get; set; }
}

internal sealed class KeptFile
{
    [MostLetters(Letters.Hash)]
    public string Hash { get; set; } = "";

    [MostLetters(Letters.FileName)]
    public string Name { get; set; } = "";
}
