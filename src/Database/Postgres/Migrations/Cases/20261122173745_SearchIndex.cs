using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Generated, so that no writer can forget it; outside the model, for only the search reads it.
            migrationBuilder.Sql(
                "ALTER TABLE cases_case ADD COLUMN search_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED");
            migrationBuilder.Sql("CREATE INDEX ix_cases_case_search_words ON cases_case USING gin (search_words)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE cases_case DROP COLUMN search_words");
        }
    }
}
