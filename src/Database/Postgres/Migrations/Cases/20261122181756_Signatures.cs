using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class Signatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "issued_at",
                table: "cases_result",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "issued_by_name",
                table: "cases_result",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "issued_hash",
                table: "cases_result",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "issuing_organization_id",
                table: "cases_result",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signed_hash",
                table: "cases_result",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signed_by_name",
                table: "cases_document",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signed_hash",
                table: "cases_document",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result",
                column: "issued_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issuing_organization_id_issued_at",
                table: "cases_result",
                columns: new[] { "issuing_organization_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result",
                column: "signed_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document",
                column: "signed_hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_issuing_organization_id_issued_at",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result");

            migrationBuilder.DropIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document");

            migrationBuilder.DropColumn(
                name: "issued_at",
                table: "cases_result");

            migrationBuilder.DropColumn(
                name: "issued_by_name",
                table: "cases_result");

            migrationBuilder.DropColumn(
                name: "issued_hash",
                table: "cases_result");

            migrationBuilder.DropColumn(
                name: "issuing_organization_id",
                table: "cases_result");

            migrationBuilder.DropColumn(
                name: "signed_hash",
                table: "cases_result");

            migrationBuilder.DropColumn(
                name: "signed_by_name",
                table: "cases_document");

            migrationBuilder.DropColumn(
                name: "signed_hash",
                table: "cases_document");
        }
    }
}
