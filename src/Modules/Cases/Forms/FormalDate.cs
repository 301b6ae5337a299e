using System.Globalization;

namespace XaDienTu.Cases.Forms;

/// <summary>Dates as official papers write them.</summary>
internal static class FormalDate
{
    // Decree 30/2020, annex I: days under 10 and the months 1 and 2 get a zero in front, so that nobody can add a digit.
    public static string Of(DateTimeOffset local) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {local:dd} tháng {(local.Month < 3 ? "0" : "")}{local.Month} năm {local:yyyy}");

    public static string WithTime(DateTimeOffset local) =>
        string.Create(CultureInfo.InvariantCulture, $"{local:HH} giờ {local:mm} phút, {Of(local)}");
}
