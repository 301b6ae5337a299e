using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Signing
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "signing_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    holder_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    pkcs10 = table.Column<byte[]>(type: "bytea", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    requested_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    refusal_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    renews_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    serial = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    slot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    holder_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    der = table.Column<byte[]>(type: "bytea", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    pkcs12 = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revocation_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    revocation_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    wrong_pins = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_certificates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_images",
                columns: table => new
                {
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    png = table.Column<byte[]>(type: "bytea", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_images", x => x.holder_id);
                });

            migrationBuilder.CreateTable(
                name: "signing_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_by_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    requested_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    remote_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_roots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    der = table.Column<byte[]>(type: "bytea", nullable: false),
                    thumbprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retired_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_roots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    subject_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    prepared_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    gap_start = table.Column<int>(type: "integer", nullable: false),
                    gap_length = table.Column<int>(type: "integer", nullable: false),
                    signed_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_signing_items_signing_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "signing_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_signing_applications_officer_id",
                table: "signing_applications",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "IX_signing_applications_organization_id",
                table: "signing_applications",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_signing_applications_state_id",
                table: "signing_applications",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_signing_certificates_officer_id_use",
                table: "signing_certificates",
                columns: new[] { "officer_id", "use" });

            migrationBuilder.CreateIndex(
                name: "IX_signing_certificates_organization_id_use",
                table: "signing_certificates",
                columns: new[] { "organization_id", "use" });

            migrationBuilder.CreateIndex(
                name: "IX_signing_certificates_serial",
                table: "signing_certificates",
                column: "serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signing_certificates_slot",
                table: "signing_certificates",
                column: "slot",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signing_certificates_valid_to",
                table: "signing_certificates",
                column: "valid_to");

            migrationBuilder.CreateIndex(
                name: "IX_signing_items_file_hash",
                table: "signing_items",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "IX_signing_items_order_id",
                table: "signing_items",
                column: "order_id");

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

            migrationBuilder.CreateIndex(
                name: "IX_signing_orders_state_requested_at",
                table: "signing_orders",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "IX_signing_roots_thumbprint",
                table: "signing_roots",
                column: "thumbprint",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "signing_applications");

            migrationBuilder.DropTable(
                name: "signing_certificates");

            migrationBuilder.DropTable(
                name: "signing_images");

            migrationBuilder.DropTable(
                name: "signing_items");

            migrationBuilder.DropTable(
                name: "signing_roots");

            migrationBuilder.DropTable(
                name: "signing_orders");
        }
    }
}
