using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XaDienTu.Measuring;

/// <summary>Writes what a benchmark found: a table for people, a file for programs.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(IReadOnlyList<Row> rows)
    {
        var width = Math.Max(24, rows.Max(row => row.Name.Length) + 2);
        Console.WriteLine(
            $"{"".PadRight(width)}{"per second",12}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"CPU µs",9}{"errors",8}{"ratio",9}  reference");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Name.PadRight(width)}{row.Throughput,12:F1}{row.P50Ms,10:F3}{row.P95Ms,10:F3}{row.P99Ms,10:F3}{row.CpuMicrosPerRequest,9:F0}{row.Errors,8}{row.Ratio,9:F3}  {row.Reference}"));
        }
    }

    /// <summary>The same table for a document.</summary>
    public static void PrintMarkdown(IReadOnlyList<Row> rows)
    {
        Console.WriteLine("| | per second | p50 ms | p95 ms | p99 ms | CPU µs | errors | ratio | reference |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Throughput:F1} | {row.P50Ms:F1} | {row.P95Ms:F1} | {row.P99Ms:F1} | {row.CpuMicrosPerRequest:F0} | {row.Errors} | {row.Ratio:F2} | {row.Reference} |"));
        }
    }

    /// <summary>Writes <c>artifacts/bench/{name}.json</c> below the current folder.</summary>
    public static async Task SaveAsync(string name, object machine, object rows)
    {
        var path = $"artifacts/bench/{name}.json";
        Directory.CreateDirectory("artifacts/bench");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { machine, rows }, Json));
        Console.WriteLine(path);
    }
}
