using XaDienTu.Accounts.Contracts;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Cases;

/// <summary>What a scenario must know of the data the demonstration made, read past the product's own code.</summary>
/// <param name="Counters">Communes where the demo program receives cases.</param>
/// <param name="Officers">User names whose desks have the most open work.</param>
/// <param name="Known">Codes with the applicant's ID number.</param>
/// <param name="All">Every case with its desk, for a peer that is to hold the same.</param>
internal sealed record Facts(
    IReadOnlyList<string> Counters, IReadOnlyList<string> Officers, IReadOnlyList<(string Code, string IdNumber)> Known,
    IReadOnlyList<CaseRow> All)
{
    public static async Task<Facts> ReadAsync(PostgresServer postgres, string database) => new(
        await postgres.ReadAsync(
            database,
            $"""
            SELECT o.identifier FROM accounts_program_post p JOIN organizations_organizations o ON o.id = p.organization_id
            WHERE p.client_id = '{DemoAccounts.ClientId}' AND p.role = 'OneStopClerk' AND o.kind = 'Commune' ORDER BY o.identifier
            """,
            row => row.GetString(0)),
        await postgres.ReadAsync(
            database,
            """
            SELECT a.user_name FROM accounts_account a
            JOIN organizations_posts p ON p.officer_id = a.officer_id
            JOIN cases_step s ON s.desk = replace(p.organization_id::text, '-', '') || ':' || p.role AND s.done_at IS NULL
            WHERE a.is_demo GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 12
            """,
            row => row.GetString(0)),
        await postgres.ReadAsync(
            database,
            "SELECT code, applicant_id_number FROM cases_case WHERE applicant_id_number <> '' ORDER BY md5(code) LIMIT 2000",
            row => (row.GetString(0), row.GetString(1))),
        await postgres.ReadAsync(
            database,
            """
            SELECT c.code, coalesce(s.desk, ''), CASE WHEN s.desk IS NULL THEN 'done' ELSE 'open' END, coalesce(s.due_at, c.submitted_at) FROM cases_case c
            LEFT JOIN LATERAL (SELECT desk, due_at FROM cases_step WHERE case_id = c.id AND done_at IS NULL ORDER BY number DESC LIMIT 1) s ON true
            """,
            row => new CaseRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))));
}

/// <param name="Status"><c>open</c> or <c>done</c>.</param>
internal sealed record CaseRow(string Code, string Desk, string Status, DateTimeOffset DueAt);
