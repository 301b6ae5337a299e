namespace XaDienTu.Procedures.Searching;

/// <summary>How near a typed word comes to a written one; both without marks.</summary>
internal static class Likeness
{
    public const double Same = 1;
    public const double Beginning = 0.85;

    /// <summary>From here on it is the word; below it may be one.</summary>
    public const double Sure = SoundsAlike;

    private const double SoundsAlike = 0.8;
    private const double OneSlip = 0.65;
    private const int ShortestToSlip = 3;

    // Pairs that speakers of one or the other region do not tell apart, longest first.
    private static readonly (string Heard, string As)[] Beginnings =
        [("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "d"), ("qu", "k"), ("x", "s"), ("r", "d"), ("v", "d"), ("c", "k"), ("q", "k"),
            ("l", "n")];

    private static readonly (string Heard, string As)[] Ends = [("ng", "n"), ("nh", "n"), ("c", "t"), ("ch", "t")];

    /// <summary>Nought for words that are not alike: at most one letter missing, added, other or changed with its neighbour, or the same
    /// sound.</summary>
    /// <param name="typedSound">Of <see cref="SoundOf"/>, which is not asked again for each of two thousand words.</param>
    public static double Of(string typed, string typedSound, string written, string writtenSound) =>
        typed == written ? Same
        : typedSound == writtenSound ? SoundsAlike
        : Math.Min(typed.Length, written.Length) >= ShortestToSlip && IsOneSlip(typed, written) ? OneSlip
        : 0;

    /// <summary>The word as those speakers hear it.</summary>
    public static string SoundOf(string word)
    {
        // "ch" stays what it is: its "c" is no "k".
        var (heard, sound) = word.StartsWith("ch", StringComparison.Ordinal)
            ? default : Array.Find(Beginnings, pair =>
                word.Length > pair.Heard.Length && word.StartsWith(pair.Heard, StringComparison.Ordinal));
        word = sound + word[(heard?.Length ?? 0)..];
        (heard, sound) =
            Array.Find(Ends, pair => word.Length > pair.Heard.Length + 1 && word.EndsWith(pair.Heard, StringComparison.Ordinal));
        return (word[..^(heard?.Length ?? 0)] + sound).Replace('y', 'i');
    }

    private static bool IsOneSlip(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var left = one.AsSpan(start);
        var right = other.AsSpan(start);
        return left.Length == right.Length
            ? left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
            : left.Length > right.Length ? left[1..].SequenceEqual(right) : right[1..].SequenceEqual(left);
    }
}
