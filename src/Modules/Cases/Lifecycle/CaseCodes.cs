using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Lifecycle;

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

    [GeneratedRegex(@"\{(agency|yyMMdd|seq):?(\d*)\}")]
    private static partial Regex Placeholder();
}
