using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    personal_id_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    verified_id_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    assurance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, defaultValue: "SelfDeclared"),
                    assured_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assured_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    assured_at_organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lost_id_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    password_set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    has_long_password = table.Column<bool>(type: "boolean", nullable: false),
                    totp_secret = table.Column<string>(type: "text", nullable: true),
                    totp_last_step = table.Column<long>(type: "bigint", nullable: false),
                    recovery_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    phone_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_account", x => x.id);
                });

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
                name: "accounts_data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_open_iddict_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    client_secret = table.Column<string>(type: "text", nullable: true),
                    client_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    consent_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    json_web_key_set = table.Column<string>(type: "text", nullable: true),
                    permissions = table.Column<string>(type: "text", nullable: true),
                    post_logout_redirect_uris = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redirect_uris = table.Column<string>(type: "text", nullable: true),
                    requirements = table.Column<string>(type: "text", nullable: true),
                    settings = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_open_iddict_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_open_iddict_scopes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    descriptions = table.Column<string>(type: "text", nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    resources = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_open_iddict_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_program_post",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_program_post", x => new { x.client_id, x.organization_id, x.role });
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

            migrationBuilder.CreateTable(
                name: "accounts_token_key",
                columns: table => new
                {
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    protected_key = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_token_key", x => x.use);
                });

            migrationBuilder.CreateTable(
                name: "accounts_open_iddict_authorizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_open_iddict_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "FK_accounts_open_iddict_authorizations_accounts_open_iddict_ap~",
                        column: x => x.application_id,
                        principalTable: "accounts_open_iddict_applications",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "accounts_open_iddict_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redemption_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reference_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_open_iddict_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_accounts_open_iddict_tokens_accounts_open_iddict_applicatio~",
                        column: x => x.application_id,
                        principalTable: "accounts_open_iddict_applications",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_accounts_open_iddict_tokens_accounts_open_iddict_authorizat~",
                        column: x => x.authorization_id,
                        principalTable: "accounts_open_iddict_authorizations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_normalized_email",
                table: "accounts_account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_normalized_user_name",
                table: "accounts_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_officer_id",
                table: "accounts_account",
                column: "officer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_personal_id_number",
                table: "accounts_account",
                column: "personal_id_number");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_phone_number",
                table: "accounts_account",
                column: "phone_number");

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
                name: "IX_accounts_open_iddict_applications_client_id",
                table: "accounts_open_iddict_applications",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_open_iddict_authorizations_application_id_status_s~",
                table: "accounts_open_iddict_authorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_open_iddict_scopes_name",
                table: "accounts_open_iddict_scopes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_open_iddict_tokens_application_id_status_subject_t~",
                table: "accounts_open_iddict_tokens",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_open_iddict_tokens_authorization_id",
                table: "accounts_open_iddict_tokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_open_iddict_tokens_reference_id",
                table: "accounts_open_iddict_tokens",
                column: "reference_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_account_id_ends_at",
                table: "accounts_session",
                columns: new[] { "account_id", "ends_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_account");

            migrationBuilder.DropTable(
                name: "accounts_attempt_count");

            migrationBuilder.DropTable(
                name: "accounts_credential_reset");

            migrationBuilder.DropTable(
                name: "accounts_data_protection_key");

            migrationBuilder.DropTable(
                name: "accounts_open_iddict_scopes");

            migrationBuilder.DropTable(
                name: "accounts_open_iddict_tokens");

            migrationBuilder.DropTable(
                name: "accounts_program_post");

            migrationBuilder.DropTable(
                name: "accounts_session");

            migrationBuilder.DropTable(
                name: "accounts_token_key");

            migrationBuilder.DropTable(
                name: "accounts_open_iddict_authorizations");

            migrationBuilder.DropTable(
                name: "accounts_open_iddict_applications");
        }
    }
}
