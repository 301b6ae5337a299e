using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Signing
{
    /// <inheritdoc />
    public partial class FilesOfItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_signing_items_file_hash",
                table: "signing_items",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "IX_signing_items_prepared_hash",
                table: "signing_items",
                column: "prepared_hash",
                filter: "prepared_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_signing_items_signed_hash",
                table: "signing_items",
                column: "signed_hash",
                filter: "signed_hash IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_signing_items_file_hash",
                table: "signing_items");

            migrationBuilder.DropIndex(
                name: "IX_signing_items_prepared_hash",
                table: "signing_items");

            migrationBuilder.DropIndex(
                name: "IX_signing_items_signed_hash",
                table: "signing_items");
        }
    }
}
