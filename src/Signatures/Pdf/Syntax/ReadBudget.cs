namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>
/// What reading one file may cost in all. Hostile files are small on disk and huge in memory; honest files of hundreds of
/// pages stay far below.
/// </summary>
/// <param name="fileLength">Reading runs over the same bytes a few times, and not once for each thing that ends in them.</param>
internal sealed class ReadBudget(int fileLength, CancellationToken cancellation)
{
    public const int MaxFileBytes = 100 * 1024 * 1024;
    public const int MaxInflatedBytes = 24 * 1024 * 1024;
    public const int MaxDepth = 100;
    private int values = 1_200_000;
    private int entries = 1_000_000;
    private int merged = 2_000_000;
    private int comparisons = 10_000_000;
    private int inflated = 48 * 1024 * 1024;
    private int failures = 2_000;
    private long bytes = (3L * fileLength) + (64 * 1024 * 1024);

    public void TakeValue() => Take(ref values, 1);

    public void TakeEntry() => Take(ref entries, 1);

    /// <summary>
    /// An entry taken into a chain. An honest file has one chain; one that bends its cross-references has another for each bend.
    /// </summary>
    public void TakeMerged() => Take(ref merged, 1);

    public void TakeComparison() => Take(ref comparisons, 1);

    public void TakeComparisons(int amount) => Take(ref comparisons, amount);

    public void TakeInflated(int amount) => Take(ref inflated, amount);

    /// <summary>What cannot be read, and is passed over: each is an exception.</summary>
    public void TakeFailure() => Take(ref failures, 1);

    /// <summary>A long string, comment or run of blanks, or data held against other data.</summary>
    public void TakeBytes(long amount)
    {
        cancellation.ThrowIfCancellationRequested();
        if ((bytes -= amount) < 0)
        {
            throw TooMuch();
        }
    }

    private void Take(ref int left, int amount)
    {
        cancellation.ThrowIfCancellationRequested();
        if ((left -= amount) < 0)
        {
            throw TooMuch();
        }
    }

    private static SignatureFormatException TooMuch() => new("pdf-too-complex", "The PDF needs more work than any honest file.");
}
