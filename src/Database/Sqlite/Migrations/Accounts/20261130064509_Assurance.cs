using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Assurance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account");

            migrationBuilder.AddColumn<string>(
                name: "assurance",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "SelfDeclared");

            migrationBuilder.AddColumn<long>(
                name: "assured_at",
                table: "accounts_account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "assured_at_organization_id",
                table: "accounts_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assured_by_name",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lost_id_number",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "verified_id_number",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account",
                column: "personal_id_number");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_verified_id_number",
                table: "accounts_account",
                column: "verified_id_number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account");

            migrationBuilder.DropIndex(
                name: "IX_accounts_account_verified_id_number",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "assurance",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "assured_at",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "assured_at_organization_id",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "assured_by_name",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "lost_id_number",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "verified_id_number",
                table: "accounts_account");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account",
                column: "personal_id_number",
                unique: true);
        }
    }
}
