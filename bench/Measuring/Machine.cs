using System.Globalization;
using System.Runtime.InteropServices;

namespace XaDienTu.Measuring;

/// <summary>Where something was measured: a figure without its machine says nothing.</summary>
public static class Machine
{
    public static string? Cpu { get; } = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1]
        : null;

    /// <summary>What this process may use, by its affinity.</summary>
    public static string Cores =>
        RuntimeInformation.ProcessArchitecture + " × " + Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture) + " used";

    public static string System => RuntimeInformation.OSDescription;

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    /// <summary>How many processes wanted a core in the last minute: above the number of cores somebody else was measured too.</summary>
    public static double Load => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
