using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Procedures.Publishing;

/// <summary>A term in the words of citizens.</summary>
internal static class TermWords
{
    public static string Of(int amount, TermUnit unit) => $"{amount} {Of(unit)}";

    public static string Of(TermUnit unit) => unit switch
    {
        TermUnit.Hour => "giờ làm việc",
        TermUnit.WorkingDay => "ngày làm việc",
        TermUnit.Day => "ngày",
        TermUnit.Month => "tháng",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
