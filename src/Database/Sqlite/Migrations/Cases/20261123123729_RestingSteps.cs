using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class RestingSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_step_desk_due_at_id",
                table: "cases_step");

            migrationBuilder.AddColumn<bool>(
                name: "is_resting",
                table: "cases_step",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Open steps of cases that wait for their applicant rest already.
            migrationBuilder.Sql("""
                UPDATE cases_step SET is_resting = true
                WHERE done_at IS NULL AND case_id IN (SELECT id FROM cases_case WHERE status IN ('SupplementRequested', 'PaymentRequested', 'WithdrawalRequested'));
                """);

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_desk_due_at_id_kind_is_resting",
                table: "cases_step",
                columns: new[] { "desk", "due_at", "id", "kind", "is_resting" },
                filter: "done_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_step_desk_due_at_id_kind_is_resting",
                table: "cases_step");

            migrationBuilder.DropColumn(
                name: "is_resting",
                table: "cases_step");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_desk_due_at_id",
                table: "cases_step",
                columns: new[] { "desk", "due_at", "id" },
                filter: "done_at IS NULL");
        }
    }
}
