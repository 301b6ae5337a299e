using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Accounts
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "password_set_at",
                table: "accounts_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "accounts_attempt_count",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    tried = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_attempt_count", x => new { x.account_id, x.source });
                });

            migrationBuilder.CreateTable(
                name: "accounts_credential_reset",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_leak = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    asked_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    link_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
