using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
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
                type: "TEXT",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_agency_organization_id_ended_as_submitted_at_case_id",
                table: "cases_agency");

            migrationBuilder.DropColumn(
                name: "ended_as",
                table: "cases_agency");
        }
    }
}
