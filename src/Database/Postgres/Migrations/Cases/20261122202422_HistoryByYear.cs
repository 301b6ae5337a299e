using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class HistoryByYear : Migration
    {
        private static readonly string[] IndexAndKey =
        [
            "CREATE INDEX \"IX_cases_history_case_id_at\" ON cases_history (case_id, at)",
            "ALTER TABLE cases_history ADD CONSTRAINT \"FK_cases_history_cases_case_case_id\" FOREIGN KEY (case_id) REFERENCES cases_case (id) ON DELETE CASCADE",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            YearPartitions.Divide(migrationBuilder, "cases_history", IndexAndKey);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            YearPartitions.Unite(migrationBuilder, "cases_history", IndexAndKey);
        }
    }
}
