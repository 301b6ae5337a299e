using System.Globalization;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>Cases that people ask for, drawn anew at each size.</summary>
/// <param name="Names">Applicants of old cases of the measured officers' agencies, as often as they come.</param>
/// <param name="RareNames">Those of them that one or two people of the province have.</param>
/// <param name="Codes">Old cases of these agencies.</param>
/// <param name="Anywhere">Codes and ID numbers of cases of all agencies and years.</param>
internal sealed record KnownCases(IReadOnlyList<string> Names, IReadOnlyList<string> RareNames, IReadOnlyList<string> Codes,
    IReadOnlyList<(string Code, string IdNumber)> Anywhere)
{
    private const int Drawn = 20_000;

    public static async Task<KnownCases> ReadAsync(PostgresServer postgres, string database, IReadOnlyList<string> officers, int cases)
    {
        var own = await postgres.ReadAsync(
            database,
            $"""
            SELECT applicant_name, code, applicant_name IN (SELECT name FROM bench.rare_name) FROM (
              SELECT case_id FROM cases_agency WHERE submitted_at < now() - interval '1 year' AND organization_id IN (
                SELECT p.organization_id FROM accounts_account a JOIN organizations_posts p ON p.officer_id = a.officer_id
                WHERE a.user_name IN ('{string.Join("','", officers)}'))
              ORDER BY md5(case_id::text) LIMIT 3000) drawn
            JOIN cases_case c ON c.id = drawn.case_id
            """,
            row => (Name: row.GetString(0), Code: row.GetString(1), IsRare: row.GetBoolean(2)));
        var anywhere = await postgres.ReadAsync(
            database,
            string.Create(CultureInfo.InvariantCulture, $"""
            SELECT code, applicant_id_number FROM cases_case TABLESAMPLE SYSTEM ({Math.Min(100, 100.0 * Drawn / cases):F4}) WHERE applicant_id_number <> '' ORDER BY md5(code) LIMIT 2000
            """),
            row => (row.GetString(0), row.GetString(1)));
        return new([.. own.Select(row => row.Name)], [.. own.Where(row => row.IsRare).Select(row => row.Name)],
            [.. own.Select(row => row.Code)], anywhere);
    }
}
