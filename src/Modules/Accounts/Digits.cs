using XaDienTu.Kernel.Text;

namespace XaDienTu.Accounts;

/// <summary>Numbers as people type them: with blanks, dots and dashes.</summary>
internal static class Digits
{
    public static string Of(string? typed) => TypedText.Digits(typed);

    public static bool AreAll(string text) => text.All(char.IsAsciiDigit);
}
