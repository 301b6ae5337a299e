namespace XaDienTu.Accounts;

/// <summary>Numbers as people type them: with blanks, dots and dashes.</summary>
internal static class Digits
{
    public static string Of(string? typed) =>
        string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('.' or '-' or '(' or ')')));

    public static bool AreAll(string text) => text.All(char.IsAsciiDigit);
}
