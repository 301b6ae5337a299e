using System.Text.Json.Serialization;

namespace XaDienTu.Measuring;

/// <summary>One line of a benchmark's answer: what was measured, and beside which reference of the same run.</summary>
/// <param name="CpuMicrosPerRequest">Processor time of the measured program for one request, in microseconds.</param>
/// <param name="Ratio">Ours by the reference's; each benchmark says of what.</param>
public sealed record Row(
    string Name,
    double Throughput,
    [property: JsonPropertyName("p50ms")] double P50Ms,
    [property: JsonPropertyName("p95ms")] double P95Ms,
    [property: JsonPropertyName("p99ms")] double P99Ms,
    double CpuMicrosPerRequest,
    int Errors,
    string Reference,
    double Ratio)
{
    /// <summary>What a reference names as its own reference.</summary>
    public const string Itself = "itself";
}
