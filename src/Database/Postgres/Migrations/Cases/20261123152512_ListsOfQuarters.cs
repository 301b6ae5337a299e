using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class ListsOfQuarters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ended_as",
                table: "cases_agency",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE cases_agency SET ended_as = filed.status
                FROM cases_case AS filed WHERE filed.id = case_id AND filed.status IN ('NotAccepted', 'Stopped')
                """);

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_ended_as_submitted_at_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "ended_as", "submitted_at", "case_id" },
                filter: "ended_as IS NOT NULL");

            Words(migrationBuilder, WordIndex.OfQuarters, "kernel_words(search_text, search_groups, submitted_at)");
        }

        private static void Words(MigrationBuilder migrationBuilder, string function, string words)
        {
            migrationBuilder.Sql("DROP INDEX ix_cases_case_words");
            migrationBuilder.Sql("DROP FUNCTION kernel_words");
            migrationBuilder.Sql(function);
            migrationBuilder.Sql(WordIndex.Create("cases_case", words));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Words(migrationBuilder, WordIndex.OfYears, "kernel_words(search_text, search_groups)");
            migrationBuilder.DropIndex(
                name: "IX_cases_agency_organization_id_ended_as_submitted_at_case_id",
                table: "cases_agency");

            migrationBuilder.DropColumn(
                name: "ended_as",
                table: "cases_agency");
        }
    }
}
