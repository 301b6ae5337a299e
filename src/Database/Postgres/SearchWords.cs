using XaDienTu.Kernel.Text;

namespace XaDienTu.Database.Postgres;

/// <summary>
/// Asks the GIN index over <c>kernel_words(search_text, search_groups)</c>. It holds each word of a row once for each group of the row, with the group's name
/// before it: "nguyen" of one commune and year is a list of its own in the index, and a search there never reads what the rest of the province wrote.
/// </summary>
internal static class SearchWords
{
    /// <summary>
    /// OFFSET 0 keeps the planner from mixing this with what the caller adds: the index is asked, then the few found rows are sorted by their time. It would
    /// else walk all rows by time, in the hope to meet enough of them soon.
    /// </summary>
    public static string Sql(string table, string at, int groups) =>
        $"""
        SELECT id AS "Id", (extract(epoch FROM {at}) * 10000000)::bigint + 621355968000000000 AS "Ticks" FROM {table}
        WHERE {string.Join(" OR ", Enumerable.Range(0, groups).Select(group => $"kernel_words(search_text, search_groups) @@ {{{group}}}::tsquery"))}
        OFFSET 0
        """;

    public static IEnumerable<string> Queries(IReadOnlyList<string> words, IReadOnlyList<string> groups) => groups.Select(group => Query(words, group));

    // Numbers stand in the index once: most are rare by themselves, and one for each group would double the index.
    private static string Query(IReadOnlyList<string> words, string group)
    {
        var terms = words.Select((word, place) =>
            $"'{(SearchWord.HasDigit(word) ? "" : group)}{word}'{(place == words.Count - 1 && SearchWord.IsBeginning(word) ? ":*" : "")}");
        return string.Join(" & ", words.All(SearchWord.HasDigit) ? terms.Append($"'{group}'") : terms);
    }
}
