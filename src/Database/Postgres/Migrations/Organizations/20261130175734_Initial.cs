using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Organizations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organizations_calendar_days",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_calendar_days", x => x.date);
                });

            migrationBuilder.CreateTable(
                name: "organizations_officers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_officers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_organizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    identifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_identifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    unit_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    style = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    functions = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    predecessors = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_organizations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_successions",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_successions", x => new { x.organization_id, x.successor_id });
                });

            migrationBuilder.CreateTable(
                name: "organizations_hours",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    weekday = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    saturday = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_hours", x => new { x.organization_id, x.from });
                    table.ForeignKey(
                        name: "FK_organizations_hours_organizations_organizations_organizatio~",
                        column: x => x.organization_id,
                        principalTable: "organizations_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organizations_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_posts", x => x.id);
                    table.ForeignKey(
                        name: "FK_organizations_posts_organizations_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "organizations_officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_organizations_posts_organizations_organizations_organizatio~",
                        column: x => x.organization_id,
                        principalTable: "organizations_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organizations_officers_code",
                table: "organizations_officers",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_officers_email",
                table: "organizations_officers",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_organizations_identifier_valid_from",
                table: "organizations_organizations",
                columns: new[] { "identifier", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_posts_officer_id",
                table: "organizations_posts",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_posts_organization_id_role",
                table: "organizations_posts",
                columns: new[] { "organization_id", "role" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organizations_calendar_days");

            migrationBuilder.DropTable(
                name: "organizations_hours");

            migrationBuilder.DropTable(
                name: "organizations_posts");

            migrationBuilder.DropTable(
                name: "organizations_successions");

            migrationBuilder.DropTable(
                name: "organizations_officers");

            migrationBuilder.DropTable(
                name: "organizations_organizations");
        }
    }
}
