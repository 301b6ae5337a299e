using System.Text.Json;
using XaDienTu.Kernel;

namespace XaDienTu.Procedures.Searching;

/// <summary>What people call things, as data (<c>everyday-words.json</c>): words that say nothing about the matter, and phrases for the
/// same one.</summary>
internal sealed class EverydayWords
{
    private readonly IReadOnlyList<IReadOnlyList<SearchedWord>> fillers;
    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<SearchedWord>>> same;

    private EverydayWords(Data data)
    {
        fillers = [.. data.Fillers.Select(SearchedWord.Of)];
        same = [.. data.Same.Select(group => (IReadOnlyList<IReadOnlyList<SearchedWord>>)[.. group.Select(SearchedWord.Of)])];
    }

    public static EverydayWords Known { get; } = Read();

    /// <summary>The places of the words that say nothing; of a query of nothing else each word counts.</summary>
    public IReadOnlySet<int> FillersIn(IReadOnlyList<SearchedWord> query)
    {
        var places = fillers.SelectMany(phrase => PlacesOf(phrase, query).SelectMany(at => Enumerable.Range(at, phrase.Count))).ToHashSet();
        return places.Count == query.Count ? new HashSet<int>() : places;
    }

    /// <summary>The query with one of its phrases said otherwise, in every way that is known.</summary>
    public IEnumerable<IReadOnlyList<SearchedWord>> Otherwise(IReadOnlyList<SearchedWord> query)
    {
        foreach (var group in same)
        {
            // The longest: "sổ hộ khẩu" is not "sổ" and another way to say "hộ khẩu".
            var said = group.SelectMany(phrase => PlacesOf(phrase, query).Select(at => (Phrase: phrase, At: at)))
                .OrderByDescending(found => found.Phrase.Count).FirstOrDefault();
            foreach (var other in said.Phrase is null ? [] : group.Where(phrase => phrase != said.Phrase))
            {
                yield return [.. query.Take(said.At), .. other, .. query.Skip(said.At + said.Phrase!.Count)];
            }
        }
    }

    private static IEnumerable<int> PlacesOf(IReadOnlyList<SearchedWord> phrase, IReadOnlyList<SearchedWord> query) =>
        Enumerable.Range(0, Math.Max(0, query.Count - phrase.Count + 1))
            .Where(at => phrase.Index().All(word => query[at + word.Index].MayMean(word.Item)));

    private static EverydayWords Read()
    {
        using var file = typeof(EverydayWords).Assembly.GetManifestResourceStream("everyday-words.json")!;
        return new(JsonSerializer.Deserialize<Data>(file, JsonText.Options)!);
    }

    private sealed record Data(IReadOnlyList<string> Fillers, IReadOnlyList<IReadOnlyList<string>> Same);
}
