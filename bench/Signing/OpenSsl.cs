using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace XaDienTu.Signing;

/// <summary>What the machine can do with bare RSA: "openssl speed".</summary>
internal static partial class OpenSsl
{
    public static (double Signs, double Verifies) Speed(double seconds)
    {
        var whole = Math.Max(1, (int)Math.Round(seconds));
        var output = Run("speed", "-seconds", whole.ToString(CultureInfo.InvariantCulture), "rsa2048");
        var line = PerSecond().Match(output);
        return line.Success
            ? (Number(line.Groups[1]), Number(line.Groups[2]))
            : throw new InvalidOperationException($"No rates in the answer of openssl speed:\n{output}");
    }

    public static string Version() => Run("version").Trim();

    private static string Run(params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"rsa\s+2048 bits\s+[\d.]+s\s+[\d.]+s\s+([\d.]+)\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
