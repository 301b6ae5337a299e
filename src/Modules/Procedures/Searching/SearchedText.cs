namespace XaDienTu.Procedures.Searching;

/// <summary>What one text is found by: its name and other names.</summary>
internal sealed record SearchedText(IReadOnlyList<SearchedPhrase> Phrases)
{
    /// <param name="phrases">Each with what it counts: 1 for the name itself.</param>
    public static SearchedText Of(IReadOnlyList<(string Text, double Worth)> phrases) =>
        new([.. phrases.Select(phrase => new SearchedPhrase(SearchedWord.Of(phrase.Text), phrase.Worth))
            .Where(phrase => phrase.Words.Count > 0)]);
}

internal sealed record SearchedPhrase(IReadOnlyList<SearchedWord> Words, double Worth);

/// <summary>A phrase with its words' places in the vocabulary.</summary>
internal sealed record IndexedPhrase(IReadOnlyList<SearchedWord> Words, int[] Places, double[] Weights, double TotalWeight, double Worth)
{
    public static IndexedPhrase Of(SearchedPhrase phrase, Vocabulary vocabulary)
    {
        int[] places = [.. phrase.Words.Select(word => vocabulary.PlaceOf(word.Folded))];
        double[] weights = [.. places.Select(vocabulary.WeightOf)];
        return new(phrase.Words, places, weights, weights.Sum(), phrase.Worth);
    }
}
