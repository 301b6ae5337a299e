using System.Globalization;
using System.Text;

namespace XaDienTu.Kernel.Text;

/// <summary>The name of a person: letters and what joins them. One word is a name, too; so is one of a small people with an
/// apostrophe.</summary>
public static class PersonName
{
    /// <summary>
    /// A person's name as it is taken in: cleaned, each word with a capital in front. Other letters stay as they were typed: cards print
    /// the whole name in capitals and it is right so, and only its bearer knows how a name of another people goes on.
    /// </summary>
    public static string Of(string? typed)
    {
        var name = TypedText.Line(typed).ToCharArray();
        for (var place = 0; place < name.Length; place++)
        {
            if (place == 0 || name[place - 1] is ' ' or '-')
            {
                name[place] = char.ToUpperInvariant(name[place]);
            }
        }

        return new string(name);
    }

    /// <summary>What is wrong with a cleaned name, in words that say what to do; null when it does.</summary>
    public static string? Fault(string name, int most)
    {
        if (name.Length == 0)
        {
            return "Điền họ, chữ đệm và tên.";
        }

        if (name.Length > most)
        {
            return $"Họ tên dài quá {most} ký tự. Kiểm tra lại.";
        }

        if (OldEncoding.IsIn(name, isName: true))
        {
            return OldEncoding.Sentence;
        }

        foreach (var letter in name.EnumerateRunes())
        {
            if (!IsOfName(letter))
            {
                return $"Họ tên không có chữ số hay ký hiệu. Bỏ “{letter}”.";
            }
        }

        return name.EnumerateRunes().Any(Rune.IsLetter) ? null : "Họ tên phải có chữ. Điền họ, chữ đệm và tên như trên thẻ căn cước.";
    }

    /// <summary>What is wrong with the name of who applies, who may be a company with digits and signs in its name.</summary>
    public static string? FaultOfAny(string name, int most) =>
        name.Length == 0 || name.Length > most ? Fault(name, most)
        : OldEncoding.IsIn(name, isName: true) ? OldEncoding.Sentence
        : name.AsSpan().ContainsAny('<', '>') ? "Tên không có dấu “<” hay “>”. Bỏ đi."
        : name.EnumerateRunes().Any(Rune.IsLetter) ? null
        : "Tên phải có chữ. Điền tên người hoặc tên tổ chức.";

    private static bool IsOfName(Rune letter) =>
        Rune.IsLetter(letter) || letter.Value is ' ' or '-' or '\'' or '’' or '.' or '·' or ','
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
