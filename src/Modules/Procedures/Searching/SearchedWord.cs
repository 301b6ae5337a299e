using System.Globalization;
using System.Text;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Procedures.Searching;

/// <summary>One word of a text or a query.</summary>
/// <param name="Folded">Without marks.</param>
/// <param name="Marks">Its marks in a fixed order, without their places: "hoà" and "hòa" are two ways to write one word. Empty where none
/// was written.</param>
internal readonly record struct SearchedWord(string Folded, string Marks)
{
    /// <summary>Typed without marks, it may be any of the words that look like it; with marks, only the one that has them.</summary>
    public bool MayMean(SearchedWord other) => Folded == other.Folded && (Marks.Length == 0 || Marks == other.Marks);

    public static IReadOnlyList<SearchedWord> Of(string? text)
    {
        var words = new List<SearchedWord>();
        var piece = new StringBuilder();
        foreach (var letter in (text ?? "") + " ")
        {
            if (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                piece.Append(letter);
                continue;
            }

            if (FoldedText.Of(piece.ToString()) is { Length: > 0 } folded)
            {
                words.Add(new(folded, MarksOf(piece.ToString())));
            }

            piece.Clear();
        }

        return words;
    }

    private static string MarksOf(string piece) => string.Concat(TypedText.Normal(piece.ToLowerInvariant(), NormalizationForm.FormD)
        .Where(letter => letter == 'đ' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark).Order());
}
