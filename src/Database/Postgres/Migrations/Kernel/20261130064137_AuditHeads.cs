using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Kernel
{
    /// <inheritdoc />
    public partial class AuditHeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source_address",
                table: "kernel_audit",
                type: "character varying(45)",
                maxLength: 45,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_audit_stamp",
                columns: table => new
                {
                    place = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    token = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_stamp", x => x.place);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_at_id",
                table: "kernel_audit",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_stamp_number",
                table: "kernel_audit_stamp",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_stamp_shipped_at",
                table: "kernel_audit_stamp",
                column: "shipped_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_audit_stamp");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_at_id",
                table: "kernel_audit");

            migrationBuilder.DropColumn(
                name: "source_address",
                table: "kernel_audit");
        }
    }
}
