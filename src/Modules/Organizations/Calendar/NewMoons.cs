namespace XaDienTu.Organizations.Calendar;

/// <summary>
/// New moons and the apparent longitude of the sun, after Jean Meeus, "Astronomical Algorithms", 2nd edition,
/// chapters 49 and 25. Between 1900 and 2100 new moons are right to seconds and the sun to 0.01° (a quarter of an hour),
/// which is enough to name the day.
/// </summary>
internal static class NewMoons
{
    private const double MeanMonth = 29.530588861;
    private const double FirstNewMoonOf2000 = 2451550.09766;
    private const double Year2000 = 2451545.0;
    private const double HoursOfVietnam = 7 / 24.0;

    /// <summary>Julian day number of the day 0001-01-01, from which <see cref="DateOnly.DayNumber"/> counts.</summary>
    private const int JulianDayOfDayNumberZero = 1721426;

    /// <summary>Earth time minus universal time in seconds at a few years; straight lines between.</summary>
    private static readonly (int Year, double Seconds)[] EarthTimeLead =
        [(1900, -3), (1920, 21), (1950, 29), (1975, 46), (2000, 64), (2025, 69), (2100, 150)];

    /// <summary>Terms in the mean anomalies of sun and moon, in days; the power of the eccentricity is the count of the sun's
    /// anomaly.</summary>
    private static readonly (double Days, int Sun, int Moon, int Latitude)[] Periodic =
    [
        (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0),
        (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0),
        (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2), (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0),
        (0.00004, 0, 2, -2), (0.00004, 3, 0, 0), (0.00003, 1, 1, -2), (0.00003, 0, 2, 2), (-0.00003, 1, 1, 2),
        (0.00003, -1, 1, 2), (-0.00002, -1, 1, -2), (-0.00002, 1, 3, 0), (0.00002, 0, 4, 0),
    ];

    private static readonly (double Days, double Start, double PerMonth)[] Planetary =
    [
        (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
        (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860),
        (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
        (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
    ];

    /// <summary>The day in Vietnam on which new moon number <paramref name="k"/> (0 = 6 January 2000) falls.</summary>
    public static DateOnly Day(int k)
    {
        var universal = EarthTime(k) - LeadAt(2000 + (k / 12.3685)) / 86400;
        return DateOnly.FromDayNumber((int)Math.Floor(universal + 0.5 + HoursOfVietnam) - JulianDayOfDayNumberZero);
    }

    /// <summary>The number of the last new moon that falls on the day or before it.</summary>
    public static int LastOnOrBefore(DateOnly day)
    {
        var k = (int)Math.Floor((day.DayNumber + JulianDayOfDayNumberZero - FirstNewMoonOf2000) / MeanMonth) + 1;
        while (Day(k) > day)
        {
            k--;
        }

        return k;
    }

    /// <summary>The twelfth of the sky, 0–11 from the spring equinox, in which the sun stands when the day begins in Vietnam.</summary>
    public static int SunSector(DateOnly day)
    {
        var midnight = day.DayNumber + JulianDayOfDayNumberZero - 0.5 - HoursOfVietnam;
        return (int)(SunLongitude(midnight + LeadAt(day.Year) / 86400) / 30);
    }

    private static double EarthTime(int k)
    {
        var t = k / 1236.85;
        var eccentricity = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = 2.5534 + (29.10535670 * k) - (0.0000014 * t * t);
        var moon = 201.5643 + (385.81693528 * k) + (0.0107582 * t * t) + (0.00001238 * t * t * t);
        var latitude = 160.7108 + (390.67050284 * k) - (0.0016118 * t * t) - (0.00000227 * t * t * t);
        var node = 124.7746 - (1.56375588 * k) + (0.0020672 * t * t);

        var time = FirstNewMoonOf2000 + (MeanMonth * k) + (0.00015437 * t * t) - (0.00000015 * t * t * t) - (0.00017 * Sin(node));
        foreach (var term in Periodic)
        {
            time += term.Days * Math.Pow(eccentricity, Math.Abs(term.Sun))
                * Sin((term.Sun * sun) + (term.Moon * moon) + (term.Latitude * latitude));
        }

        foreach (var term in Planetary)
        {
            time += term.Days * Sin(term.Start + (term.PerMonth * k));
        }

        return time;
    }

    private static double SunLongitude(double earthTime)
    {
        var t = (earthTime - Year2000) / 36525;
        var mean = 280.46646 + (36000.76983 * t) + (0.0003032 * t * t);
        var anomaly = 357.52911 + (35999.05029 * t) - (0.0001537 * t * t);
        var centre = ((1.914602 - (0.004817 * t)) * Sin(anomaly)) + ((0.019993 - (0.000101 * t)) * Sin(2 * anomaly))
            + (0.000289 * Sin(3 * anomaly));
        var aberration = -0.00569 - (0.00478 * Sin(125.04 - (1934.136 * t)));
        var longitude = (mean + centre + aberration) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    private static double LeadAt(double year)
    {
        var (from, to) = (EarthTimeLead[0], EarthTimeLead[1]);
        for (var i = 2; i < EarthTimeLead.Length && year > to.Year; i++)
        {
            (from, to) = (to, EarthTimeLead[i]);
        }

        return from.Seconds + ((to.Seconds - from.Seconds) * (year - from.Year) / (to.Year - from.Year));
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
