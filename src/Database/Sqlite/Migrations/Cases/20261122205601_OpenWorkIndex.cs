using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class OpenWorkIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_step_desk_done_at_due_at_id",
                table: "cases_step");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_document_file_hash",
                table: "cases_document");

            migrationBuilder.DropIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document");

            migrationBuilder.DropIndex(
                name: "IX_cases_case_applicant_account_id_submitted_at",
                table: "cases_case");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_desk_due_at_id",
                table: "cases_step",
                columns: new[] { "desk", "due_at", "id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result",
                column: "issued_hash",
                filter: "issued_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result",
                column: "signed_hash",
                filter: "signed_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_file_hash",
                table: "cases_document",
                column: "file_hash",
                filter: "file_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document",
                column: "signed_hash",
                filter: "signed_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_applicant_account_id_submitted_at",
                table: "cases_case",
                columns: new[] { "applicant_account_id", "submitted_at" },
                filter: "applicant_account_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_step_desk_due_at_id",
                table: "cases_step");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_document_file_hash",
                table: "cases_document");

            migrationBuilder.DropIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document");

            migrationBuilder.DropIndex(
                name: "IX_cases_case_applicant_account_id_submitted_at",
                table: "cases_case");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_desk_done_at_due_at_id",
                table: "cases_step",
                columns: new[] { "desk", "done_at", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result",
                column: "issued_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result",
                column: "signed_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_file_hash",
                table: "cases_document",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document",
                column: "signed_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_applicant_account_id_submitted_at",
                table: "cases_case",
                columns: new[] { "applicant_account_id", "submitted_at" });
        }
    }
}
