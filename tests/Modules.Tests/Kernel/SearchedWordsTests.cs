using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>What makes rows be found by words comes with their table; no module writes it down.</summary>
public sealed partial class SearchedWordsTests
{
    private static readonly string Columns = new WordColumns("search_text", "search_groups", "submitted_at").ToString();

    [Fact]
    public async Task The_embedded_database_has_a_full_text_table_and_what_keeps_it()
    {
        await using var scope = (await TestPlatform.OnAsync(Databases.Sqlite)).NewScope();
        var made = await TextsAsync(
            scope, "SELECT sql FROM sqlite_master WHERE name LIKE 'cases_case_words%' AND sql IS NOT NULL ORDER BY name");

        Assert.Contains(made, sql => Plain(sql).Contains(
            "CREATE VIRTUAL TABLE cases_case_words USING fts5( id UNINDEXED, search_text, content='', contentless_delete=1, "
            + "contentless_unindexed=1, detail=none, tokenize='ascii')", StringComparison.Ordinal));
        Assert.Equal(
            [
                "CREATE TRIGGER cases_case_words_added AFTER INSERT ON cases_case BEGIN "
                + "INSERT INTO cases_case_words (id, search_text) VALUES (new.id, new.search_text); END",
                "CREATE TRIGGER cases_case_words_changed AFTER UPDATE OF search_text ON cases_case WHEN new.search_text <> old.search_text "
                + "BEGIN DELETE FROM cases_case_words WHERE id = old.id; "
                + "INSERT INTO cases_case_words (id, search_text) VALUES (new.id, new.search_text); END",
                "CREATE TRIGGER cases_case_words_removed AFTER DELETE ON cases_case BEGIN "
                + "DELETE FROM cases_case_words WHERE id = old.id; END",
            ],
            made.Select(Plain).Where(sql => sql.StartsWith("CREATE TRIGGER", StringComparison.Ordinal)));
    }

    // An expression asked in other words than it is indexed in would read the whole table, and find the same.
    [Fact]
    public async Task Postgres_asks_the_index_that_came_with_the_table()
    {
        await using var scope = (await TestPlatform.OnAsync(Databases.Postgres)).NewScope();
        var made = await TextsAsync(scope, "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_cases_case_words'");
        Assert.Equal(
            "CREATE INDEX ix_cases_case_words ON public.cases_case USING gin (kernel_words(search_text, search_groups, submitted_at)) "
            + "WITH (gin_pending_list_limit='256')", Assert.Single(made));

        var asked = scope.ServiceProvider.GetRequiredService<CasesDb>().WithWords<Case>(["nguyen"], ["/"]).ToQueryString();
        var statement = Parameter().Replace(asked[asked.IndexOf("SELECT", StringComparison.Ordinal)..], "ARRAY['''/nguyen''']");
        var plan = await TextsAsync(scope, $"SET enable_seqscan = off; EXPLAIN {statement}; RESET enable_seqscan");
        Assert.Contains(plan, line => line.Contains("ix_cases_case_words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        Databases.Sqlite,
        "CREATE VIRTUAL TABLE cases_case_words|INSERT INTO cases_case_words (id, search_text) SELECT|CREATE TRIGGER|CREATE TRIGGER|CREATE TRIGGER",
        "DROP TRIGGER|DROP TRIGGER|DROP TRIGGER|DROP TABLE cases_case_words")]
    [InlineData(Databases.Postgres, "CREATE INDEX ix_cases_case_words", "DROP INDEX ix_cases_case_words")]
    public async Task A_later_migration_gives_words_to_a_table_that_is_there_and_takes_them(string database, string given, string taken)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var generator = scope.ServiceProvider.GetRequiredService<CasesDb>().GetService<IMigrationsSqlGenerator>();
        AlterTableOperation give = new() { Name = "cases_case", [SearchedWords.Annotation] = Columns };
        AlterTableOperation take = new() { Name = "cases_case" };
        take.OldTable[SearchedWords.Annotation] = Columns;

        Assert.All(Pair(generator.Generate([give]), given), pair => Assert.StartsWith(pair.Start, pair.Made, StringComparison.Ordinal));
        Assert.All(Pair(generator.Generate([take]), taken), pair => Assert.StartsWith(pair.Start, pair.Made, StringComparison.Ordinal));
    }

    private static List<(string Start, string Made)> Pair(IReadOnlyList<MigrationCommand> commands, string starts)
    {
        var expected = starts.Split('|');
        Assert.Equal(expected.Length, commands.Count);
        return [.. expected.Zip(commands.Select(command => command.CommandText))];
    }

    private static string Plain(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<List<string>> TextsAsync(AsyncServiceScope scope, string sql)
    {
        await using var connection = scope.ServiceProvider.GetRequiredService<IDatabaseProvider>().CreateConnection();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                texts.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());

        return texts;
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
