using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_long_password",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "password_set_at",
                table: "accounts_account",
                type: "INTEGER",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_attempt_count");

            migrationBuilder.DropTable(
                name: "accounts_credential_reset");

            migrationBuilder.DropColumn(
                name: "has_long_password",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "password_set_at",
                table: "accounts_account");
        }
    }
}
