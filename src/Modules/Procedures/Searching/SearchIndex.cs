namespace XaDienTu.Procedures.Searching;

/// <summary>
/// A few thousand short texts in memory, found by words as people type them: in any order, with or without marks, half typed, without
/// blanks, with a slip.
/// </summary>
internal sealed class SearchIndex
{
    public const int MostScore = 1000;
    private const double MostOfIt = 0.6;

    private readonly Vocabulary vocabulary;
    private readonly IReadOnlyList<IReadOnlyList<IndexedPhrase>> texts;

    public SearchIndex(IReadOnlyList<SearchedText> texts)
    {
        vocabulary = new(texts);
        this.texts = [.. texts.Select(text =>
            (IReadOnlyList<IndexedPhrase>)[.. text.Phrases.Select(phrase => IndexedPhrase.Of(phrase, vocabulary))])];
    }

    /// <summary>The texts, by their places, that answer the query, each with its score, in no order.</summary>
    /// <param name="passes">Whether the text at a place may be answered at all.</param>
    public IReadOnlyList<(int Text, int Score)> Find(IReadOnlyList<SearchedWord> query, Func<int, bool> passes)
    {
        var wordings = Wordings.Of(query, vocabulary, EverydayWords.Known);
        foreach (var slips in new[] { Slips.WhereUnknown, Slips.Everywhere })
        {
            if (Find(wordings, slips, leastShare: 1, passes) is { Count: > 0 } found)
            {
                return found;
            }
        }

        // Nothing holds all of it: what holds most of it is better than an empty page.
        return Find(wordings, Slips.WhereUnknown, MostOfIt, passes);
    }

    private List<(int Text, int Score)> Find(IReadOnlyList<Wording> wordings, Slips slips, double leastShare, Func<int, bool> passes)
    {
        var best = new Dictionary<int, int>();
        foreach (var wording in wordings)
        {
            var asked = AskedWords.Of(wording.Words, vocabulary, slips);
            foreach (var text in Holding(asked, leastShare).Where(passes))
            {
                var score = (int)Math.Round(MostScore * wording.Worth * asked.Score(texts[text]));
                best[text] = Math.Max(score, best.GetValueOrDefault(text));
            }
        }

        return [.. best.Select(pair => (pair.Key, pair.Value))];
    }

    private IEnumerable<int> Holding(AskedWords asked, double leastShare)
    {
        var shares = new double[texts.Count];
        var slips = new int[texts.Count];
        var nearest = new double[texts.Count];
        foreach (var word in asked.Needed)
        {
            Array.Clear(nearest);
            foreach (var (match, likeness) in word.Matches)
            {
                foreach (var text in vocabulary.TextsOf(match))
                {
                    nearest[text] = Math.Max(nearest[text], likeness);
                }
            }

            for (var text = 0; text < texts.Count; text++)
            {
                shares[text] += nearest[text] > 0 ? word.Weight : 0;
                slips[text] += nearest[text] is > 0 and < Likeness.Sure ? 1 : 0;
            }
        }

        // Of a query that is wrong in most words nobody knows what it was meant to be.
        var most = Math.Max(1, asked.Needed.Count() / 3);
        var least = (leastShare * asked.Needed.Sum(word => word.Weight)) - 1e-9;
        return least <= 0 ? [] : Enumerable.Range(0, texts.Count).Where(text => shares[text] >= least && slips[text] <= most);
    }
}
