namespace XaDienTu.Measuring;

/// <summary>Times of single requests in milliseconds.</summary>
public sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public static Latencies Of(IEnumerable<Latencies> parts) => new(parts.SelectMany(part => part.sorted));

    public int Count => sorted.Length;

    /// <summary>The time that this part of the requests stayed under; zero when there was none.</summary>
    public double Percentile(double part) => sorted.Length == 0 ? 0 : sorted[(int)(part * (sorted.Length - 1))];
}
