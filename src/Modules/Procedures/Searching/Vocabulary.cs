namespace XaDienTu.Procedures.Searching;

/// <summary>All words of the texts, without marks, each by its place; which texts hold it, and how much it tells.</summary>
internal sealed class Vocabulary
{
    // No word of the language comes near it.
    private const int LongestWord = 40;

    private readonly string[] words;
    private readonly string[] sounds;
    private readonly int[][] textsOf;
    private readonly double[] weights;
    private readonly double weightOfStranger;

    public Vocabulary(IReadOnlyList<SearchedText> texts)
    {
        var places = texts.Index()
            .SelectMany(text => text.Item.Phrases.SelectMany(phrase => phrase.Words).Select(word => word.Folded).Distinct()
            .Select(word => (Word: word, text.Index)))
            .GroupBy(pair => pair.Word, pair => pair.Index, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        words = [.. places.Select(group => group.Key)];
        sounds = [.. words.Select(Likeness.SoundOf)];
        textsOf = [.. places.Select(group => group.ToArray())];
        weights = [.. textsOf.Select(holding => Weight(texts.Count, holding.Length))];
        weightOfStranger = Weight(texts.Count, 1);
    }

    public int Count => words.Length;

    public bool Knows(string folded) => PlaceOf(folded) >= 0;

    /// <summary>Below nought for a word that no text has.</summary>
    public int PlaceOf(string folded) => Array.BinarySearch(words, folded, StringComparer.Ordinal);

    public IReadOnlyList<int> TextsOf(int word) => textsOf[word];

    /// <summary>A word that every second text has tells little.</summary>
    public double WeightOf(int word) => word < 0 ? weightOfStranger : weights[word];

    public double WeightOf(string folded) => WeightOf(PlaceOf(folded));

    /// <summary>The written words that a typed one may stand for, with how near they come.</summary>
    public IReadOnlyList<(int Word, double Likeness)> Matches(string typed, bool isLast, Slips slips)
    {
        var matches = new Dictionary<int, double>();
        var first = PlaceOf(typed);
        for (var place = first < 0
            ? ~first
            : first; isLast && place < words.Length && words[place].StartsWith(typed, StringComparison.Ordinal); place++)
        {
            matches[place] = Likeness.Beginning;
        }

        if (first >= 0)
        {
            matches[first] = Likeness.Same;
        }

        if (typed.Length <= LongestWord && (slips == Slips.Everywhere || matches.Count == 0))
        {
            var sound = Likeness.SoundOf(typed);
            for (var place = 0; place < words.Length; place++)
            {
                if (!matches.ContainsKey(place) && Likeness.Of(typed, sound, words[place], sounds[place]) is > 0 and var likeness)
                {
                    matches[place] = likeness;
                }
            }
        }

        return [.. matches.Select(match => (match.Key, match.Value))];
    }

    private static double Weight(int texts, int holding) => Math.Log(2 + ((double)texts / holding));
}

/// <summary>Which typed words may be other ones by a slip.</summary>
internal enum Slips
{
    WhereUnknown,
    Everywhere,
}
