using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Procedures
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "procedures_procedure",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procedures_procedure", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "procedures_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    field = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    levels = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    audiences = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    flag_count = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edited = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procedures_version", x => x.id);
                    table.ForeignKey(
                        name: "FK_procedures_version_procedures_procedure_code",
                        column: x => x.code,
                        principalTable: "procedures_procedure",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_procedures_version_code_source_hash",
                table: "procedures_version",
                columns: new[] { "code", "source_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_procedures_version_state_code",
                table: "procedures_version",
                columns: new[] { "state", "code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procedures_version");

            migrationBuilder.DropTable(
                name: "procedures_procedure");
        }
    }
}
