using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>What officers look for among all cases of their agencies.</summary>
internal sealed class Searching(Officers officers, IReadOnlyList<(string Name, string Code)> known)
{
    private static readonly string[] Common = ["khai sinh", "nguyen", "chung thuc", "giay phep xay dung"];
    private static readonly byte[] PageEnd = "</html>"u8.ToArray();
    private int next;

    public static Task<List<(string Name, string Code)>> WordsAsync(PostgresServer postgres, string database) => postgres.ReadAsync(
        database,
        "SELECT applicant_name, code FROM cases_case TABLESAMPLE SYSTEM (1) LIMIT 500",
        row => (row.GetString(0), row.GetString(1)));

    public Scenario List => Of("search-list", () => "");

    public Scenario ByName => Of("search-name", () => known[Turn() % known.Count].Name);

    public Scenario ByCommonWord => Of("search-common-word", () => Common[Turn() % Common.Length]);

    public Scenario ByCode => Of("search-code", () => known[Turn() % known.Count].Code);

    private Scenario Of(string name, Func<string> text) =>
        new(name, _ => Reading.GetAsync(officers.Next(), "/can-bo/ho-so?q=" + Uri.EscapeDataString(text()), PageEnd));

    private int Turn() => Interlocked.Increment(ref next) & int.MaxValue;
}
