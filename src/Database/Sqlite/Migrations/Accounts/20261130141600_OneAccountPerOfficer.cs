using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class OneAccountPerOfficer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_account_officer_id",
                table: "accounts_account");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_officer_id",
                table: "accounts_account",
                column: "officer_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_account_officer_id",
                table: "accounts_account");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_officer_id",
                table: "accounts_account",
                column: "officer_id");
        }
    }
}
