using System.Globalization;

namespace XaDienTu.Load.Hosting;

/// <summary>What Linux says a process has used up to now.</summary>
/// <param name="Cpu">Processor time in user and kernel mode, ended children included.</param>
/// <param name="ResidentBytes">Memory now.</param>
/// <param name="PeakBytes">The most memory it ever had.</param>
internal sealed record ProcessUse(TimeSpan Cpu, long ResidentBytes, long PeakBytes)
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public static ProcessUse Of(int id)
    {
        var lines = File.ReadLines($"/proc/{id}/status").Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new ProcessUse(CpuOf(id), Bytes(lines, "VmRSS"), Bytes(lines, "VmHWM"));
    }

    /// <summary>Processor time of a server that answers by child processes, as PostgreSQL does.</summary>
    public static TimeSpan OfFamily(int parent)
    {
        var whole = CpuOf(parent);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ParentOf(id) == parent)
            {
                whole += CpuOf(id);
            }
        }

        return whole;
    }

    public static int? ParentOf(int id) =>
        Fields(id) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    private static TimeSpan CpuOf(int id) => Fields(id) is { } fields
        ? TimeSpan.FromSeconds(fields[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond)
        : TimeSpan.Zero;

    // The program's name stands in brackets and may hold blanks: what counts begins after it. Gone meanwhile is no fault.
    private static string[]? Fields(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Bytes(Dictionary<string, string> lines, string name) =>
        lines.TryGetValue(name, out var text) ? long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 : 0;
}
