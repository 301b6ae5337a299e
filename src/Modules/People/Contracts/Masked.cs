using System.Globalization;

namespace XaDienTu.People.Contracts;

/// <summary>Personal data as public pages may show them: enough for the person to recognise, too little for others.</summary>
public static class Masked
{
    private const string Hidden = "***";
    private const int PhoneDigitsShown = 3;

    /// <summary>"Nguyễn Văn An" → "Nguyễn V*** A***"; a name of one word keeps its first letter only.</summary>
    public static string Name(string? fullName)
    {
        var words = (fullName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1
            ? Initial(words[0])
            : string.Join(' ', words.Select((word, index) => index == 0 ? word : Initial(word)));
    }

    /// <summary>"0912345678" → "*******678"; too short a number is hidden whole.</summary>
    public static string Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        return digits.Length <= PhoneDigitsShown
            ? new string('*', digits.Length)
            : new string('*', digits.Length - PhoneDigitsShown) + digits[^PhoneDigitsShown..];
    }

    private static string Initial(string word) => StringInfo.GetNextTextElement(word) + Hidden;
}
