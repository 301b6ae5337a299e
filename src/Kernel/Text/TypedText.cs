using System.Globalization;
using System.Text;

namespace XaDienTu.Kernel.Text;

/// <summary>
/// What people type, and paste from elsewhere, made one text for one meaning: composed letters (a Mac types them in pieces), plain blanks,
/// nothing that nobody sees. Whatever comes in by a page, the API, an import or a search goes through here.
/// </summary>
public static class TypedText
{
    /// <summary>Stands for bytes that were no letter.</summary>
    public const char Broken = '\uFFFD';

    private const char FirstMark = '\u0300';
    private const int MostMarks = 30;

    /// <summary>Cleaned as its kind wants it.</summary>
    public static string Of(TextKind kind, string typed) => kind switch
    {
        TextKind.Line => Line(typed),
        TextKind.Note => Note(typed),
        TextKind.Code => Code(typed),
        TextKind.Digits => Digits(typed),
        _ => typed,
    };

    /// <summary>One line: every run of blanks and line ends is one blank.</summary>
    public static string Line(string? typed) =>
        string.Join(' ', Letters(typed, NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Line ends stay, all of one kind; blanks inside a line stay as many as they are.</summary>
    public static string Note(string? typed) => string.Join('\n', Letters(typed, NormalizationForm.FormC)
        .ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(line.Select(Blank)).TrimEnd())).Trim();

    /// <summary>A code however it is typed: small letters, any of the dashes, blanks between, letters and digits of full width.</summary>
    public static string Code(string? typed) => string.Concat(Letters(typed, NormalizationForm.FormKC)
        .Where(letter => !char.IsWhiteSpace(letter)).Select(letter => IsDash(letter) ? '-' : char.ToUpperInvariant(letter)));

    /// <summary>A number without what people put between its digits: blanks, dots, dashes, brackets. What else is in it stays, to be
    /// told.</summary>
    public static string Digits(string? typed) => string.Concat(Letters(typed, NormalizationForm.FormKC)
        .Where(letter => !char.IsWhiteSpace(letter) && !IsDash(letter) && letter is not ('.' or '(' or ')')).Select(Ascii));

    /// <summary>
    /// A password as it is compared (RFC 8265): the same keys give other code points on another machine. Nothing is taken out of it.
    /// </summary>
    public static string Password(string typed) => Normal(typed, NormalizationForm.FormKC);

    /// <summary>The beginning of a text, never half a letter at its end.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>
    /// Composed or taken apart, whatever comes in. Halves of letters and code points that are none become <see cref="Broken"/>: no database
    /// takes them, and normalizing throws. Of marks on one letter thirty stay (Unicode Standard Annex 15, Stream-Safe Text Format): to put
    /// a long run of them into order takes time by the square of its length.
    /// </summary>
    public static string Normal(string text, NormalizationForm form) => Whole(text).Normalize(form);

    private static string Whole(string text)
    {
        var marks = 0;
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] < FirstMark)
            {
                marks = 0;
            }
            else if (!Rune.TryGetRuneAt(text, place, out var letter) || IsNone(letter)
                || (marks = IsMark(letter) ? marks + 1 : 0) > MostMarks)
            {
                return Mended(text);
            }
            else
            {
                place += letter.Utf16SequenceLength - 1;
            }
        }

        return text;
    }

    private static string Mended(string text)
    {
        var (whole, marks) = (new StringBuilder(text.Length), 0);
        foreach (var letter in text.EnumerateRunes())
        {
            marks = IsMark(letter) ? marks + 1 : 0;
            if (marks <= MostMarks)
            {
                whole.Append(IsNone(letter) ? Rune.ReplacementChar : letter);
            }
        }

        return whole.ToString();
    }

    private static bool IsMark(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    /// <summary>The 66 noncharacters of Unicode.</summary>
    private static bool IsNone(Rune letter) => (letter.Value & 0xFFFE) == 0xFFFE || letter.Value is >= 0xFDD0 and <= 0xFDEF;

    private static string Letters(string? typed, NormalizationForm form)
    {
        var clean = new StringBuilder(typed?.Length ?? 0);
        foreach (var letter in (typed ?? "").EnumerateRunes())
        {
            // Marks of direction, joiners, byte order marks: one and the same name would be two.
            if (Rune.GetUnicodeCategory(letter) is not UnicodeCategory.Format)
            {
                clean.Append(Vietnamese(letter));
            }
        }

        return Normal(clean.ToString(), form);
    }

    // Letters of Iceland and of Africa that look like ours; old keyboards and fonts give the first.
    private static Rune Vietnamese(Rune letter) => letter.Value switch
    {
        'Ð' or 'Ɖ' => new Rune('Đ'),
        'ð' or 'ɖ' => new Rune('đ'),
        _ => letter,
    };

    private static char Blank(char letter) => char.IsWhiteSpace(letter) ? ' ' : letter;

    private static bool IsDash(char letter) => letter == '\u2212' || char.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation;

    // Digits of other scripts count as digits, too.
    private static char Ascii(char letter) =>
        char.IsAsciiDigit(letter) || !char.IsDigit(letter) ? letter : (char)('0' + (int)char.GetNumericValue(letter));
}
