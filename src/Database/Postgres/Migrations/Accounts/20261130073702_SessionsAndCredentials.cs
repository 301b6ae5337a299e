using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Accounts
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
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "SelfDeclared");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "assured_at",
                table: "accounts_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "assured_at_organization_id",
                table: "accounts_account",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assured_by_name",
                table: "accounts_account",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_long_password",
                table: "accounts_account",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "lost_id_number",
                table: "accounts_account",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "password_set_at",
                table: "accounts_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "verified_id_number",
                table: "accounts_account",
                type: "character varying(12)",
                maxLength: 12,
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

            migrationBuilder.CreateTable(
                name: "accounts_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
