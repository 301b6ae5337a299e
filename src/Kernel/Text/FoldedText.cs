using System.Globalization;
using System.Text;

namespace XaDienTu.Kernel.Text;

/// <summary>
/// Search text without accents: lower case, no marks, đ → d, digits of full width plain, everything but letters and digits a single space.
/// Folded once when stored and once per query, so "khai sinh", "Khai Sinh" and "KHAI-SINH" meet.
/// </summary>
public static class FoldedText
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            Append(folded, part);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The words of a query, folded; empty when the query holds no letter or digit.</summary>
    public static string[] Words(string? query) => Of(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder folded, string? part)
    {
        foreach (var character in TypedText.Normal(part ?? "", NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }

            var lower = char.ToLowerInvariant(character);
            if (char.IsLetterOrDigit(lower))
            {
                // đ is a letter of its own and survives decomposition; so do its doubles.
                folded.Append(lower is 'đ' or 'ð' or 'ɖ' ? 'd' : lower);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }
}
