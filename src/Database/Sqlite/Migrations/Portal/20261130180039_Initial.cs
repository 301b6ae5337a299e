using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Portal
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "portal_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    event_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_notice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_portal_notice_account_id_at",
                table: "portal_notice",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_notice_account_id_read_at",
                table: "portal_notice",
                columns: new[] { "account_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_notice_event_key",
                table: "portal_notice",
                column: "event_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "portal_notice");
        }
    }
}
