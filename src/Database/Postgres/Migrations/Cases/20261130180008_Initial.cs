using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace XaDienTu.Database.Postgres.Migrations.Cases
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    procedure_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    procedure_name = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    receiving_organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    competent_organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    applicant_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    applicant_id_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    submitter = table.Column<string>(type: "text", nullable: true),
                    form_data = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    result_way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    result_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    original_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_derivation = table.Column<string>(type: "text", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stop_reason = table.Column<string>(type: "text", nullable: true),
                    step_count = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_groups = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    applicant_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    applicant_birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    applicant_birth_year = table.Column<int>(type: "integer", nullable: true),
                    applicant_email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    applicant_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    applicant_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    applicant_phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_case", x => x.id);
                })
                .Annotation("Kernel:Words", "search_text search_groups submitted_at");

            migrationBuilder.CreateTable(
                name: "cases_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person = table.Column<string>(type: "text", nullable: false),
                    values = table.Column<string>(type: "text", nullable: false),
                    files = table.Column<string>(type: "text", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_upload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_upload", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_agency",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_as = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "cases_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    originals = table.Column<int>(type: "integer", nullable: false),
                    copies = table.Column<int>(type: "integer", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    signed_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    signed_by_name = table.Column<string>(type: "text", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    supplement_request_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_document", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_document_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_history",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sentence = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    @public = table.Column<bool>(name: "public", type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_history", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_history_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    attached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attached_by_name = table.Column<string>(type: "text", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by_name = table.Column<string>(type: "text", nullable: true),
                    signed_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    issuing_organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issued_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_by_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_result", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_result_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    desk = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    question = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_resting = table.Column<bool>(type: "boolean", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    done_by_officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    done_by_name = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    stance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    answer_file_name = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_step_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_supplement_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by_name = table.Column<string>(type: "text", nullable: false),
                    step_key = table.Column<string>(type: "text", nullable: false),
                    respond_by = table.Column<DateOnly>(type: "date", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_note = table.Column<string>(type: "text", nullable: true),
                    corrections = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'[]'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_supplement_request", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_supplement_request_cases_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_ended_as_submitted_at_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "ended_as", "submitted_at", "case_id" },
                filter: "ended_as IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_agency_organization_id_submitted_at_case_id",
                table: "cases_agency",
                columns: new[] { "organization_id", "submitted_at", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_applicant_account_id_submitted_at",
                table: "cases_case",
                columns: new[] { "applicant_account_id", "submitted_at" },
                filter: "applicant_account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_applicant_id_number",
                table: "cases_case",
                column: "applicant_id_number");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_code",
                table: "cases_case",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_status_submitted_at_id",
                table: "cases_case",
                columns: new[] { "status", "submitted_at", "id" },
                filter: "status <> 'NotAccepted' AND status <> 'Stopped' AND status <> 'Returned'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_case_submitted_at_id",
                table: "cases_case",
                columns: new[] { "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_case_id",
                table: "cases_document",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_file_hash",
                table: "cases_document",
                column: "file_hash",
                filter: "file_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_document_signed_hash",
                table: "cases_document",
                column: "signed_hash",
                filter: "signed_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_draft_account_id",
                table: "cases_draft",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_history_case_id_at",
                table: "cases_history",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_case_id",
                table: "cases_result",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_file_hash",
                table: "cases_result",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issued_hash",
                table: "cases_result",
                column: "issued_hash",
                filter: "issued_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_issuing_organization_id_issued_at",
                table: "cases_result",
                columns: new[] { "issuing_organization_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_result_signed_hash",
                table: "cases_result",
                column: "signed_hash",
                filter: "signed_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_answer_hash",
                table: "cases_step",
                column: "answer_hash",
                filter: "answer_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_case_id",
                table: "cases_step",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_step_desk_due_at_id_kind_is_resting",
                table: "cases_step",
                columns: new[] { "desk", "due_at", "id", "kind", "is_resting" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_supplement_request_case_id",
                table: "cases_supplement_request",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_upload_at_id",
                table: "cases_upload",
                columns: new[] { "at", "id" },
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_upload_hash_uploaded_by",
                table: "cases_upload",
                columns: new[] { "hash", "uploaded_by" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_upload_uploaded_by_at_length",
                table: "cases_upload",
                columns: new[] { "uploaded_by", "at", "length" });

            YearPartitions.Divide(
                migrationBuilder,
                "cases_history",
                "CREATE INDEX \"IX_cases_history_case_id_at\" ON cases_history (case_id, at)",
                "ALTER TABLE cases_history ADD CONSTRAINT \"FK_cases_history_cases_case_case_id\" "
                + "FOREIGN KEY (case_id) REFERENCES cases_case (id) ON DELETE CASCADE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_agency");

            migrationBuilder.DropTable(
                name: "cases_document");

            migrationBuilder.DropTable(
                name: "cases_draft");

            migrationBuilder.DropTable(
                name: "cases_history");

            migrationBuilder.DropTable(
                name: "cases_result");

            migrationBuilder.DropTable(
                name: "cases_step");

            migrationBuilder.DropTable(
                name: "cases_supplement_request");

            migrationBuilder.DropTable(
                name: "cases_upload");

            migrationBuilder.DropTable(
                name: "cases_case");
        }
    }
}
