using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
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

            migrationBuilder.AddColumn<string>(
                name: "search_groups",
                table: "cases_case",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "submitted_at",
                table: "cases_agency",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql("UPDATE cases_agency SET submitted_at = (SELECT submitted_at FROM cases_case WHERE id = case_id)");
            // Ticks of UTC, from year 1.
            const string Year = "'/' || substr(strftime('%Y', submitted_at / 10000000 - 62135596800, 'unixepoch'), 3)";
            migrationBuilder.Sql(
                $"UPDATE cases_case SET search_groups = {Year} || ' ' || " +
                $"(SELECT group_concat(lower(substr(organization_id, -12)) || {Year}, ' ') FROM cases_agency WHERE case_id = cases_case.id) " +
                "WHERE EXISTS (SELECT 1 FROM cases_agency WHERE case_id = cases_case.id)");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_status_submitted_at_id",
                table: "cases_case",
                columns: new[] { "status", "submitted_at", "id" },
                filter: "status <> 'NotAccepted' AND status <> 'Stopped' AND status <> 'Returned'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_submitted_at_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "submitted_at", "case_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
