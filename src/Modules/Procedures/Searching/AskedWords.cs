namespace XaDienTu.Procedures.Searching;

/// <param name="Matches">Written words it may stand for.</param>
/// <param name="Likenesses">The same by the words' places, nought for all others.</param>
/// <param name="IsNeeded">False for a word that says nothing about the matter: it may be missing.</param>
internal sealed record AskedWord(
    SearchedWord Typed, IReadOnlyList<(int Word, double Likeness)> Matches, double[] Likenesses, double Weight, bool IsNeeded);

/// <summary>The words of one wording, ready to be held against texts.</summary>
internal sealed class AskedWords
{
    private const double WeightOfFiller = 0.1;
    private const double OtherMarks = 0.75;

    // What a phrase must do to be the one that was meant: hold the query, be held by it, keep its order.
    private const double ForQuery = 0.55;
    private const double ForPhrase = 0.3;
    private const double ForOrder = 0.15;

    // Names of published procedures go on and on; what stands behind these words is found, but counts no more.
    private const int MostTaken = 64;

    private readonly AskedWord[] words;
    private readonly double total;

    private AskedWords(AskedWord[] words)
    {
        this.words = words;
        total = words.Sum(word => word.Weight);
    }

    public IEnumerable<AskedWord> Needed => words.Where(word => word.IsNeeded);

    public static AskedWords Of(IReadOnlyList<SearchedWord> wording, Vocabulary vocabulary, Slips slips)
    {
        var fillers = EverydayWords.Known.FillersIn(wording);
        return new([.. wording.Index().Select(place =>
        {
            var isNeeded = !fillers.Contains(place.Index);
            var matches = vocabulary.Matches(place.Item.Folded, place.Index == wording.Count - 1, isNeeded ? slips : Slips.WhereUnknown);
            var likenesses = new double[vocabulary.Count];
            foreach (var (word, likeness) in matches)
            {
                likenesses[word] = likeness;
            }

            var nearest = matches.Count == 0 ? -1 : matches.MaxBy(match => match.Likeness).Word;
            return new AskedWord(place.Item, matches, likenesses, isNeeded ? vocabulary.WeightOf(nearest) : WeightOfFiller, isNeeded);
        })]);
    }

    /// <summary>0 to 1: how well the best of the text's phrases is what was asked for.</summary>
    public double Score(IReadOnlyList<IndexedPhrase> text)
    {
        var best = 0.0;
        foreach (var phrase in text)
        {
            best = Math.Max(best, phrase.Worth * Score(phrase));
        }

        return best;
    }

    private double Score(IndexedPhrase phrase)
    {
        Span<bool> taken = stackalloc bool[Math.Min(phrase.Places.Length, MostTaken)];
        var (query, held, inOrder, before) = (0.0, 0.0, 0, -1);
        foreach (var word in words)
        {
            var (best, at) = (0.0, -1);
            for (var place = 0; place < taken.Length; place++)
            {
                // A word that stands twice is taken once, and rather the one behind the word before.
                if (!taken[place] && LikenessOf(word, phrase, place) is > 0 and var likeness
                    && (likeness > best || (likeness >= best && place == before + 1)))
                {
                    (best, at) = (likeness, place);
                }
            }

            if (at >= 0)
            {
                taken[at] = true;
                query += word.Weight * best;
                held += phrase.Weights[at] * best;
                inOrder += before >= 0 && at == before + 1 ? 1 : 0;
            }

            before = at;
        }

        var share = query / total;
        var order = words.Length == 1 ? 1 : inOrder / (words.Length - 1.0);
        return (ForQuery * share) + (ForPhrase * held / phrase.TotalWeight) + (ForOrder * order * share);
    }

    private static double LikenessOf(AskedWord asked, IndexedPhrase phrase, int place)
    {
        var likeness = asked.Likenesses[phrase.Places[place]];
        return likeness < Likeness.Same || asked.Typed.MayMean(phrase.Words[place]) ? likeness : likeness * OtherMarks;
    }
}
