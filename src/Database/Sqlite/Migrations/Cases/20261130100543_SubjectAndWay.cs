using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class SubjectAndWay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "corrections",
                table: "cases_supplement_request",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "answer_file_name",
                table: "cases_step",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "answer_hash",
                table: "cases_step",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stance",
                table: "cases_step",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "result_address",
                table: "cases_case",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "result_way",
                table: "cases_case",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "cases_case",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_answer_hash",
                table: "cases_step",
                column: "answer_hash",
                filter: "answer_hash IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_step_answer_hash",
                table: "cases_step");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "cases_supplement_request");

            migrationBuilder.DropColumn(
                name: "answer_file_name",
                table: "cases_step");

            migrationBuilder.DropColumn(
                name: "answer_hash",
                table: "cases_step");

            migrationBuilder.DropColumn(
                name: "stance",
                table: "cases_step");

            migrationBuilder.DropColumn(
                name: "result_address",
                table: "cases_case");

            migrationBuilder.DropColumn(
                name: "result_way",
                table: "cases_case");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "cases_case");
        }
    }
}
