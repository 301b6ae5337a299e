using Microsoft.AspNetCore.Http;

namespace XaDienTu.Cases.Processing;

/// <summary>What an officer types into the decision block; each part has its own button.</summary>
internal sealed class CaseForms
{
    /// <summary>Number of lines a supplement request offers at once.</summary>
    public const int SupplementLines = 5;

    /// <summary>Key of the step the page showed: another officer may have finished it since.</summary>
    public string? Step { get; set; }

    public string? Opinion { get; set; }

    /// <summary>The clerk has compared the applicant's papers with the case.</summary>
    public bool ApplicantChecked { get; set; }

    public bool SubmitterChecked { get; set; }

    public string? ReturnTo { get; set; }

    public string? ReturnReason { get; set; }

    public string? RefusalReason { get; set; }

    public string? WithdrawalReason { get; set; }

    public string? ResultName { get; set; }

    public IFormFile? ResultFile { get; set; }

    public List<SupplementLine> Items { get; set; } = [];

    public DateOnly? RespondBy { get; set; }

    public string? Agency { get; set; }

    public Guid? AgencyId { get; set; }

    public string? Question { get; set; }

    public int? Hours { get; set; }

    public string? AnswerNote { get; set; }

    public List<IFormFile> AnswerFiles { get; set; } = [];

    /// <summary>Files of an answer that was not taken yet, kept by hash.</summary>
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
    public string? DocumentKey { get; set; }

    public string? What { get; set; }
}

internal sealed class KeptFile
{
    public string Hash { get; set; } = "";

    public string Name { get; set; } = "";
}
