using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Contentless: the index keeps the words, of the row only its id. A case's search text does not change after filing,
            // so the third trigger, which reads the whole index, is there for repairs only. 'ascii' parts at spaces and nowhere else in folded text.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE cases_case_words USING fts5(
                    id UNINDEXED, search_text, content='', contentless_delete=1, contentless_unindexed=1, detail=none, tokenize='ascii')
                """);
            migrationBuilder.Sql("INSERT INTO cases_case_words (id, search_text) SELECT id, search_text FROM cases_case ORDER BY submitted_at");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER cases_case_words_added AFTER INSERT ON cases_case BEGIN
                    INSERT INTO cases_case_words (id, search_text) VALUES (new.id, new.search_text);
                END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER cases_case_words_removed AFTER DELETE ON cases_case BEGIN
                    DELETE FROM cases_case_words WHERE id = old.id;
                END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER cases_case_words_changed AFTER UPDATE OF search_text ON cases_case WHEN new.search_text <> old.search_text BEGIN
                    DELETE FROM cases_case_words WHERE id = old.id;
                    INSERT INTO cases_case_words (id, search_text) VALUES (new.id, new.search_text);
                END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER cases_case_words_added; DROP TRIGGER cases_case_words_removed; DROP TRIGGER cases_case_words_changed");
            migrationBuilder.Sql("DROP TABLE cases_case_words");
        }
    }
}
