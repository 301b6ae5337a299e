using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Procedures.Contracts;

/// <summary>
/// Everything one version of a procedure says: what to bring, what it costs, how long it takes, who decides and by which steps.
/// Immutable: a case pins the version in force when it was accepted and keeps it to the end. Written as JSON with the platform's own
/// settings (<c>JsonText</c>).
/// </summary>
public sealed record ProcedureContent
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string Field { get; init; } = "";

    /// <summary>
    /// The structure of local government the version was written for: <c>all</c>, <c>three-level</c> (with districts) or <c>two-level</c>.
    /// </summary>
    public string World { get; init; } = AnyWorld;

    public DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day on which the version is no longer in force; null while it has no end.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Kinds of organization whose counters receive the case.</summary>
    public IReadOnlyList<string> ReceivingLevels { get; init; } = [];

    /// <summary>The nearest organization of this kind, at or above the receiving one, decides.</summary>
    public string CompetentLevel { get; init; } = "";

    /// <summary>Narrows <see cref="CompetentLevel"/> "department" to the department with this function.</summary>
    public string? CompetentFunction { get; init; }

    public IReadOnlyList<Audience> Audiences { get; init; } = [];
    public IReadOnlyList<Channel> Channels { get; init; } = [];
    public required Term Term { get; init; }
    public SupplementPolicy SupplementPolicy { get; init; } = SupplementPolicy.Restart;
    public string CodeTemplate { get; init; } = DefaultCodeTemplate;

    /// <summary>The set of printed forms (receipt, supplement request, refusal …) that goes with the rules of this version.</summary>
    public string FormSet { get; init; } = DefaultFormSet;

    public IReadOnlyList<Fee> Fees { get; init; } = [];
    public IReadOnlyList<RequiredDocument> Documents { get; init; } = [];
    public IReadOnlyList<ProcedureResult> Results { get; init; } = [];
    public string Summary { get; init; } = "";
    public string? WhoCanApply { get; init; }
    public string? WhereToApply { get; init; }
    public string? Conditions { get; init; }
    public IReadOnlyList<string> HowItGoes { get; init; } = [];

    /// <summary>What the law adds to the list of papers without being a paper itself.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<LegalBasis> LegalBasis { get; init; } = [];
    public IReadOnlyList<string> LifeEvents { get; init; } = [];
    public IReadOnlyList<string> Synonyms { get; init; } = [];
    public IReadOnlyList<ProcessStepDefinition> Process { get; init; } = [];
    public FormSchema? Form { get; init; }

    /// <summary>What could not be read with certainty and waits for an officer.</summary>
    public IReadOnlyList<ContentFlag> Flags { get; init; } = [];

    public const string DefaultCodeTemplate = "{agency}-{yyMMdd}-{seq:4}";
    public const string AnyWorld = "all";
    public const string DefaultFormSet = "tt03-2025";
}

/// <summary>How long the agency may take. <c>Amount = 0</c> means the term is not known yet: the version is a draft.</summary>
public sealed record Term
{
    public int Amount { get; init; }
    public TermUnit Unit { get; init; } = TermUnit.WorkingDay;
    public StartPolicy Policy { get; init; } = StartPolicy.None;

    /// <summary>The term in the words shown to citizens.</summary>
    public string Text { get; init; } = "";
}

/// <param name="Channel">The fee of this channel only; null when it does not depend on the channel.</param>
public sealed record Fee(string Name, long Amount, FeePer Per = FeePer.Case, string? Note = null, Channel? Channel = null);

public sealed record RequiredDocument
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public int Originals { get; init; }
    public int Copies { get; init; }
    public bool Required { get; init; } = true;

    /// <summary>Shown at the counter and given back, not kept.</summary>
    public bool PresentOnly { get; init; }

    /// <summary>The case in which the paper is needed.</summary>
    public string? When { get; init; }

    public string? Hint { get; init; }

    /// <summary>The e-form that makes this document.</summary>
    public string? FormKey { get; init; }

    /// <summary>The state's own data that replaces the paper ("population"): the citizen is not asked for it.</summary>
    public string? DataSource { get; init; }

    /// <summary>Key of the paper that this one stands for where that one cannot be had.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>File name of the paper form's template as published.</summary>
    public string? Template { get; init; }
}

public sealed record ProcedureResult(string Name, string? Code = null);

public sealed record LegalBasis(string Name, string? Number = null);

/// <param name="At"><c>receiving</c>, <c>competent</c> or <c>function:slug</c>, the nearest organization with that function.</param>
/// <param name="Hours">Working hours of the step.</param>
/// <param name="Leaves">What the step must leave behind, for example <c>result</c>.</param>
public sealed record ProcessStepDefinition(
    string Key, StepKind Kind, string Name, string Role, string At, decimal Hours, IReadOnlyList<string>? Leaves = null);

/// <param name="Field">Name of the content's property in JSON: <c>term</c>, <c>documents</c>, <c>process</c> …</param>
/// <param name="Text">The original text, untouched.</param>
/// <param name="Reason">Why it was not taken over, in one Vietnamese sentence.</param>
public sealed record ContentFlag(string Field, string Text, string Reason);
