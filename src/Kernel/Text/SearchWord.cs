namespace XaDienTu.Kernel.Text;

/// <summary>How a word of a search is meant.</summary>
public static class SearchWord
{
    private const int ShortestBeginningOfNumber = 9;

    /// <summary>
    /// Whether the last word of a search may be half typed. The first digits of a number say little – half the province shares those of its
    /// ID numbers – and an index would be read in great parts for them.
    /// </summary>
    public static bool IsBeginning(string word) => !HasDigit(word) || word.Length >= ShortestBeginningOfNumber;

    public static bool HasDigit(string word) => word.Any(char.IsAsciiDigit);
}
