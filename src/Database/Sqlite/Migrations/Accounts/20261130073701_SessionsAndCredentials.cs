using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class SessionsAndCredentials : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "has_long_password",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "lost_id_number",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "password_set_at",
                table: "accounts_account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "verified_id_number",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "accounts_attempt_count",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    tried = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_attempt_count", x => new { x.account_id, x.source });
                });

            migrationBuilder.CreateTable(
                name: "accounts_credential_reset",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_leak = table.Column<bool>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    asked_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_credential_reset", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_session", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account",
                column: "personal_id_number");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_verified_id_number",
                table: "accounts_account",
                column: "verified_id_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_attempt_count_at",
                table: "accounts_attempt_count",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_credential_reset_account_id_state",
                table: "accounts_credential_reset",
                columns: new[] { "account_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_credential_reset_link_hash",
                table: "accounts_credential_reset",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_credential_reset_state_asked_at",
                table: "accounts_credential_reset",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_account_id_ends_at",
                table: "accounts_session",
                columns: new[] { "account_id", "ends_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_attempt_count");

            migrationBuilder.DropTable(
                name: "accounts_credential_reset");

            migrationBuilder.DropTable(
                name: "accounts_session");

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
                name: "has_long_password",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "lost_id_number",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "password_set_at",
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
