namespace XaDienTu.Accounts.Unsent;

/// <summary>What was typed into a form of ours and not taken, because the session had ended.</summary>
/// <param name="Address">Path and query the form was sent to.</param>
/// <param name="Files">Names of chosen files: they are not kept and must be chosen again.</param>
internal sealed record UnsentForm(string Address, DateTimeOffset At, IReadOnlyList<TypedValue> Values, IReadOnlyList<string> Files)
{
    /// <summary>Name of the hidden field that carries it, sealed, through the pages of sign-in.</summary>
    public const string Field = "ChuaGui";

    /// <summary>Letters of the sealed text; more is left to the browser's own copy.</summary>
    public const int MostLetters = 400_000;

    /// <summary>A form names here its fields that are kept nowhere: passwords, PINs, codes.</summary>
    public const string SecretsField = "__secret";
}

internal sealed record TypedValue(string Name, IReadOnlyList<string> Values);
