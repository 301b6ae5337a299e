using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class NewestByAgency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_case_competent_organization_id_status_submitted_at",
                table: "cases_case");

            migrationBuilder.DropIndex(
                name: "IX_cases_case_receiving_organization_id_status_submitted_at",
                table: "cases_case");

            migrationBuilder.DropIndex(
                name: "IX_cases_agency_organization_id_case_id",
                table: "cases_agency");

            migrationBuilder.Sql("ALTER TABLE cases_case DROP COLUMN search_words");
            migrationBuilder.Sql(WordIndex.OfYears);
            Fill(migrationBuilder, "cases_agency", "submitted_at", "timestamptz", "case_id", "SELECT submitted_at FROM cases_case WHERE id = of_case");
            Fill(migrationBuilder, "cases_case", "search_groups", "text", "id",
                "SELECT to_char(min(submitted_at) AT TIME ZONE 'UTC', '/YY') || ' ' || " +
                "string_agg(right(organization_id::text, 12) || to_char(submitted_at AT TIME ZONE 'UTC', '/YY'), ' ') FROM cases_agency WHERE case_id = of_case");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_status_submitted_at_id",
                table: "cases_case",
                columns: new[] { "status", "submitted_at", "id" },
                filter: "status <> 'NotAccepted' AND status <> 'Stopped' AND status <> 'Returned'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_submitted_at_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "submitted_at", "case_id" });

            migrationBuilder.Sql(WordIndex.Create("cases_case", "kernel_words(search_text, search_groups)"));
        }

        /// <summary>
        /// A new column with each row's own value, in one pass over the table: an update would leave every row there twice, with entries in
        /// every index. Ten million cases take some minutes.
        /// </summary>
        private static void Fill(MigrationBuilder migrationBuilder, string table, string column, string type, string key, string value)
        {
            migrationBuilder.Sql($"CREATE FUNCTION cases_value(of_case uuid) RETURNS {type} LANGUAGE sql STABLE AS $$ {value} $$");
            migrationBuilder.Sql($"ALTER TABLE {table} ADD COLUMN {column} {type}");
            migrationBuilder.Sql($"ALTER TABLE {table} ALTER COLUMN {column} TYPE {type} USING cases_value({key}), ALTER COLUMN {column} SET NOT NULL");
            migrationBuilder.Sql("DROP FUNCTION cases_value");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_cases_case_words");
            migrationBuilder.Sql("DROP FUNCTION kernel_words");
            migrationBuilder.Sql("ALTER TABLE cases_case ADD COLUMN search_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED");
            migrationBuilder.Sql("CREATE INDEX ix_cases_case_search_words ON cases_case USING gin (search_words)");
            migrationBuilder.DropIndex(
                name: "IX_cases_case_status_submitted_at_id",
                table: "cases_case");

            migrationBuilder.DropIndex(
                name: "IX_cases_agency_organization_id_submitted_at_case_id",
                table: "cases_agency");

            migrationBuilder.DropColumn(
                name: "search_groups",
                table: "cases_case");

            migrationBuilder.DropColumn(
                name: "submitted_at",
                table: "cases_agency");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_competent_organization_id_status_submitted_at",
                table: "cases_case",
                columns: new[] { "competent_organization_id", "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_receiving_organization_id_status_submitted_at",
                table: "cases_case",
                columns: new[] { "receiving_organization_id", "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "case_id" });
        }
    }
}
