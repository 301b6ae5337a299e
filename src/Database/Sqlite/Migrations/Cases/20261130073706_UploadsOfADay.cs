using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class UploadsOfADay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "length",
                table: "cases_upload",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "settled_at",
                table: "cases_upload",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_upload_at_id",
                table: "cases_upload",
                columns: new[] { "at", "id" },
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_upload_uploaded_by_at_length",
                table: "cases_upload",
                columns: new[] { "uploaded_by", "at", "length" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_upload_at_id",
                table: "cases_upload");

            migrationBuilder.DropIndex(
                name: "IX_cases_upload_uploaded_by_at_length",
                table: "cases_upload");

            migrationBuilder.DropColumn(
                name: "length",
                table: "cases_upload");

            migrationBuilder.DropColumn(
                name: "settled_at",
                table: "cases_upload");
        }
    }
}
