namespace XaDienTu.Procedures.Searching;

/// <param name="Worth">1 for what was typed; less for what it probably says.</param>
internal sealed record Wording(IReadOnlyList<SearchedWord> Words, double Worth);

/// <summary>The ways in which a query may be meant.</summary>
internal static class Wordings
{
    private const int MostWords = 24;
    private const int MostSplits = 4;
    private const int Most = 12;
    private const int ShortestRun = 4;
    private const int LongestRun = 40;
    private const double SaidOtherwise = 0.98;

    public static IReadOnlyList<Wording> Of(IReadOnlyList<SearchedWord> query, Vocabulary vocabulary, EverydayWords everyday)
    {
        var typed = Spaced([.. query.Take(MostWords)], vocabulary).ToList();
        return [.. typed.Select(words => new Wording(words, 1))
            .Concat(typed.SelectMany(everyday.Otherwise).Select(words => new Wording(words, SaidOtherwise)))
            .Take(Most)];
    }

    /// <summary>With blanks where they were left out: "khaisinh".</summary>
    private static IEnumerable<IReadOnlyList<SearchedWord>> Spaced(IReadOnlyList<SearchedWord> query, Vocabulary vocabulary)
    {
        List<IReadOnlyList<SearchedWord>> wordings = [[]];
        foreach (var word in query)
        {
            var splits = vocabulary.Knows(word.Folded) || word.Folded.Length is < ShortestRun or > LongestRun
                ? []
                : Splits(word.Folded, vocabulary);
            wordings = splits.Count == 0
                ? [.. wordings.Select(words => (IReadOnlyList<SearchedWord>)[.. words, word])]
                : [.. wordings.SelectMany(words => splits.Select(
                    split => (IReadOnlyList<SearchedWord>)[.. words, .. split.Select(part => new SearchedWord(part, ""))]))
                        .Take(MostSplits)];
        }

        return wordings;
    }

    /// <summary>Into as few known words as can be; the ways that tell most first, since "ket hon" and "ke thon" are equally
    /// short.</summary>
    private static List<IReadOnlyList<string>> Splits(string run, Vocabulary vocabulary)
    {
        // For each place the shortest ways to get there.
        var ways = new List<IReadOnlyList<string>>[run.Length + 1];
        ways[0] = [[]];
        for (var end = 1; end <= run.Length; end++)
        {
            var reached = Enumerable.Range(0, end)
                .Where(start => end - start > 1 && vocabulary.Knows(run[start..end]))
                .SelectMany(start => ways[start].Select(way => (IReadOnlyList<string>)[.. way, run[start..end]])).ToList();
            var fewest = reached.Count == 0 ? 0 : reached.Min(way => way.Count);
            ways[end] = [.. reached.Where(way => way.Count == fewest).OrderByDescending(way => way.Sum(part => vocabulary.WeightOf(part)))
                .Take(MostSplits)];
        }

        return ways[^1];
    }
}
