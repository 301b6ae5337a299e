using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

internal static class FeeWords
{
    /// <summary>" một bản": what the amount is for; nothing when it is for the whole case.</summary>
    public static string Per(Fee fee) => fee.Per switch
    {
        FeePer.Case => "",
        FeePer.Page => " một trang",
        FeePer.Copy => " một bản",
        FeePer.Item => " một việc",
        _ => throw new ArgumentOutOfRangeException(nameof(fee), fee.Per, null),
    };
}
