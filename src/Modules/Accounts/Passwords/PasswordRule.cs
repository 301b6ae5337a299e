using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Accounts.Passwords;

/// <summary>
/// Length and not being what everybody takes or what everybody knows of its owner; no rules of signs and capitals, which only make
/// passwords alike (ASVS 2.1.9).
/// </summary>
internal static partial class PasswordRule
{
    public const int MaxLength = Account.MaxPasswordLength;
    private const int FewestDifferent = 4;

    /// <summary>What must be left without names, numbers, years and runs: beside a second step less is enough.</summary>
    private const int LeftOfLong = 8;
    private const int LeftOfShort = 5;

    /// <summary>Shorter pieces stand in any words by chance.</summary>
    private const int ShortestPiece = 3;
    private const int ShortestRun = 4;

    private static readonly string[] Places =
        ["xadientu", "dichvucong", "bacgiang", "bacninh", "hanoi", "saigon", "danang", "vietnam", "matkhau", "password"];
    private static readonly string[] Rows = 
        ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgb", "1qaz2wsx3edc"];
    private static readonly string[] Runs = [.. Rows, .. Rows.Select(row => string.Concat(row.Reverse()))];

    /// <summary>What is wrong with the password, in one sentence that says what to do; null when it does.</summary>
    public static string? Fault(string password, int minLength, params IEnumerable<string?> ownWords)
    {
        if (password.Length > MaxLength)
        {
            return "Mật khẩu dài quá 200 ký tự. Chọn mật khẩu ngắn hơn.";
        }

        if (CommonPasswords.Contains(password))
        {
            return "Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác, ví dụ ghép ba bốn từ.";
        }

        if (password.Length < minLength)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"Mật khẩu phải có ít nhất {minLength} ký tự. Gõ thêm cho đủ, ví dụ ghép ba bốn từ.");
        }

        if (password.Distinct().Count() < FewestDifferent)
        {
            return $"Mật khẩu phải có ít nhất {FewestDifferent} ký tự khác nhau. Ghép ba bốn từ cho dễ nhớ.";
        }

        if (IsGuessRepeated(password))
        {
            return "Mật khẩu chỉ là một từ ngắn hoặc từ nhiều người dùng viết lặp lại nên dễ đoán. Ghép ba bốn từ khác nhau.";
        }

        return Left(password, ownWords) < (minLength < Account.LongPassword ? LeftOfShort : LeftOfLong)
            ? "Mật khẩu gần như chỉ gồm tên, số điện thoại, số căn cước, năm, tên xã tỉnh hoặc dãy phím liền nhau nên dễ đoán. Ghép ba bốn từ không liên quan tới mình."
            : null;
    }

    /// <summary>Letters and digits beyond what a stranger would try first; marks and blanks count as nothing.</summary>
    private static int Left(string password, IEnumerable<string?> ownWords)
    {
        var left = Compact(password);
        // Long ones first: else a name inside of the user name would leave its ends behind.
        foreach (var piece in ownWords.SelectMany(PiecesOf).Concat(Places).Distinct().OrderByDescending(piece => piece.Length))
        {
            left = left.Replace(piece, " ", StringComparison.Ordinal);
        }

        left = WithoutRuns(Year().Replace(left, " "));
        // Once more: 112233 is a run with each key struck twice.
        return WithoutRuns(Repeated().Replace(left, "$1")).Count(char.IsLetterOrDigit);
    }

    /// <summary>Written twice, with few signs around it, a password is worth what it is once.</summary>
    private static bool IsGuessRepeated(string password) =>
        Repetition().Match(password.Trim().ToLowerInvariant()) is { Success: true } found
        && (found.Groups[1].Length < Account.ShortPassword || CommonPasswords.Contains(found.Groups[1].Value));

    private static IEnumerable<string> PiecesOf(string? text) =>
        FoldedText.Words(text).Append(Compact(text)).Where(piece => piece.Length >= ShortestPiece);

    private static string Compact(string? text) => FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);

    private static string WithoutRuns(string text) => Runs.Aggregate(text, WithoutRun);

    private static string WithoutRun(string text, string run)
    {
        for (var length = run.Length; length >= ShortestRun; length--)
        {
            for (var start = 0; start + length <= run.Length; start++)
            {
                text = text.Replace(run.Substring(start, length), " ", StringComparison.Ordinal);
            }
        }

        return text;
    }

    [GeneratedRegex(@"(19[3-9]|20[0-4])\d")]
    private static partial Regex Year();

    [GeneratedRegex(@"(.+?)\1+")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^.{0,4}?(.{4,}?)\1+.{0,4}$", RegexOptions.Singleline)]
    private static partial Regex Repetition();
}
