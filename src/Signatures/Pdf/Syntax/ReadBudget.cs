namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>
/// What reading one file may cost in all. Hostile files are small on disk and huge in memory; honest files of hundreds of
/// pages stay far below.
/// </summary>
internal sealed class ReadBudget(CancellationToken cancellation)
{
    public const int MaxFileBytes = 100 * 1024 * 1024;
    public const int MaxInflatedBytes = 24 * 1024 * 1024;
    public const int MaxDepth = 100;
    private int values = 1_200_000;
    private int entries = 1_000_000;
    private int comparisons = 10_000_000;
    private int inflated = 48 * 1024 * 1024;

    public void TakeValue() => Take(ref values, 1);

    public void TakeEntry() => Take(ref entries, 1);

    public void TakeComparison() => Take(ref comparisons, 1);

    public void TakeInflated(int bytes) => Take(ref inflated, bytes);

    private void Take(ref int left, int amount)
    {
        cancellation.ThrowIfCancellationRequested();
        if ((left -= amount) < 0)
        {
            throw new SignatureFormatException("pdf-too-complex", "The PDF needs more work than any honest file.");
        }
    }
}
