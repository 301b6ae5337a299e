using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Sqlite.Migrations.Cases
{
    /// <inheritdoc />
    public partial class Agencies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_agency",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_agency", x => new { x.case_id, x.organization_id });
                    table.ForeignKey(
                        name: "FK_cases_agency_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "case_id" });

            migrationBuilder.Sql(
                "INSERT INTO cases_agency (case_id, organization_id) " +
                "SELECT id, receiving_organization_id FROM cases_case UNION SELECT id, competent_organization_id FROM cases_case " +
                "UNION SELECT case_id, organization_id FROM cases_step");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_agency");
        }
    }
}
