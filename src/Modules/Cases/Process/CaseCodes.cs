using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Process;

/// <summary>
/// Gives case codes such as <c>H02.15.03-261122-0007</c>: agency, day, number of the day (Circular 01/2018/TT-VPCP; the
/// template belongs to the rule version). Only filings at the same agency on the same day wait for each other.
/// </summary>
internal sealed partial class CaseCodes(Counters counters)
{
    public async Task<string> NextAsync(string template, string agencyIdentifier, DateTimeOffset at, CancellationToken cancellation)
    {
        var day = at.VietnamDate().ToString("yyMMdd", CultureInfo.InvariantCulture);
        var number = await counters.NextAsync($"case:{agencyIdentifier}:{day}", cancellation);
        return Placeholder().Replace(template, match => match.Groups[1].Value switch
        {
            "agency" => agencyIdentifier,
            "yyMMdd" => day,
            _ => number.ToString($"D{match.Groups[2].Value}", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>
    /// A code as people copy it from a receipt: any blanks, dots and dashes between its parts, small letters. What is no such code is
    /// cleaned as any code is.
    /// </summary>
    public static string OfTyped(string? typed)
    {
        var plain = TypedText.Code(typed);
        if (Whole().IsMatch(plain))
        {
            return plain;
        }

        var parts = Between().Split(TypedText.Line(typed)).Where(part => part.Length > 0).Select(TypedText.Code).ToArray();
        var code = parts.Length < 3 ? plain : $"{string.Join('.', parts[..^2])}-{parts[^2]}-{parts[^1]}";
        return Whole().IsMatch(code) ? code : plain;
    }

    public static bool IsWhole(string code) => Whole().IsMatch(code);

    [GeneratedRegex(@"^[\w.]+-\d{6}-\d{3,}$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"[\s.\p{Pd}\u2212]+")]
    private static partial Regex Between();

    [GeneratedRegex(@"\{(agency|yyMMdd|seq):?(\d*)\}")]
    private static partial Regex Placeholder();
}
