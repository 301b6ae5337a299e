using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Kernel
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kernel_audit_seal",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    row_ids = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_seal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_unsealed",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_unsealed", x => x.audit_id);
                });

            migrationBuilder.Sql("INSERT INTO kernel_audit_unsealed (audit_id, at) SELECT id, at FROM kernel_audit");
            migrationBuilder.Sql(YearPartitions.Function);
            YearPartitions.Divide(migrationBuilder, "kernel_audit", "CREATE INDEX \"IX_kernel_audit_subject_type_subject_id\" ON kernel_audit (subject_type, subject_id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            YearPartitions.Unite(migrationBuilder, "kernel_audit", "CREATE INDEX \"IX_kernel_audit_subject_type_subject_id\" ON kernel_audit (subject_type, subject_id)");
            migrationBuilder.Sql("DROP FUNCTION kernel_keep_years");
            migrationBuilder.DropTable(
                name: "kernel_audit_seal");

            migrationBuilder.DropTable(
                name: "kernel_audit_unsealed");
        }
    }
}
