using XaDienTu.Database.Postgres.Migrations;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Database.Postgres;

/// <summary>
/// Asks the GIN index over <c>kernel_words(text, groups, at)</c>. It holds each word of a row once for each list of the row,
/// with the list's name before it: "nguyen" of one commune and quarter is a list of its own in the index, and a search there never reads
/// what the rest of the province wrote.
/// </summary>
internal static class SearchWords
{
    /// <summary>
    /// OFFSET 0 keeps the planner from mixing this with what the caller adds: the index is asked, then the few found rows are sorted by
    /// their time. It would else walk all rows by time, in the hope to meet enough of them soon. The lists are one array: a condition for
    /// each took PostgreSQL up to a quarter longer.
    /// </summary>
    public static string Sql(string table, WordColumns columns) =>
        $$"""
        SELECT id AS "Id", (extract(epoch FROM {{columns.At}}) * 10000000)::bigint + 621355968000000000 AS "Ticks" FROM {{table}}
        WHERE {{WordIndex.Words(columns)}} @@ ANY ({0}::tsquery[])
        OFFSET 0
        """;

    public static string[] Queries(IReadOnlyList<string> words, IReadOnlyList<string> lists) =>
        [.. lists.Select(list => Query(words, list))];

    // Numbers stand in the index once: most are rare by themselves, and one for each list would double the index.
    private static string Query(IReadOnlyList<string> words, string list)
    {
        var terms = words.Select((word, place) =>
            $"'{(SearchWord.HasDigit(word) ? "" : list)}{word}'{(place == words.Count - 1 && SearchWord.IsBeginning(word) ? ":*" : "")}");
        return string.Join(" & ", words.All(SearchWord.HasDigit) ? terms.Append($"'{list}'") : terms);
    }
}
