using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Restoring;

/// <summary>What came back from a copy: used as before, then damaged to see the damage found.</summary>
internal sealed class RestoredPlace(string database, string[] settings)
{
    private readonly List<Func<Task>> mending = [];

    public IReadOnlyList<string> Settings => settings;

    private string Data => settings[Array.IndexOf(settings, "--data") + 1];

    /// <summary>Starts the host there and reads every case and paper that was acknowledged.</summary>
    /// <returns>The marks of all cases there, each of them whole.</returns>
    public async Task<List<string>> UseAsync(IReadOnlyList<FiledPaper> acknowledged)
    {
        Assert.True(acknowledged.Count > 4, $"{acknowledged.Count} cases before the moment say little.");
        using (var host = await HostProcess.StartAsync(Ports.Take(), settings))
        {
            using var client = await Counter.SignedInAsync(host);
            await host.ExplainAsync(async () =>
            {
                await Parallel.ForEachAsync(acknowledged, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (paper, _) =>
                    await ReadAsync(client, paper));
                return true;
            });
        }

        var tables = new Tables(database, settings);
        var cases = await tables.PairsAsync("select applicant_address, code from cases_case");
        Assert.Superset(acknowledged.Select(paper => (paper.Mark, paper.Code)).ToHashSet(), cases.ToHashSet());
        Assert.Equal(cases.Count, cases.DistinctBy(row => row.First).Count());
        Assert.Empty(await tables.TextsAsync(
            """
            select code from cases_case c where
              (select count(*) from cases_document d where d.case_id = c.id and d.file_hash is not null) <> 1
              or (select count(*) from cases_step s where s.case_id = c.id and s.done_at is null) <> 1
              or (select count(*) from cases_history h where h.case_id = c.id and h.kind = 'submitted') <> 1
            """));
        return [.. cases.Select(row => row.First)];
    }

    /// <summary>One byte changed, one file gone, one row gone, one audit row changed: the verification fails and names each.</summary>
    public async Task NamesEveryDamageAsync(IReadOnlyList<FiledPaper> papers)
    {
        var (changed, gone, unknown) = (papers[0].Hash, papers[1].Hash, papers[2].Hash);
        var bytes = await File.ReadAllBytesAsync(PathOf(changed));
        mending.Add(() => File.WriteAllBytesAsync(PathOf(changed), bytes));
        await File.WriteAllBytesAsync(PathOf(changed), [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        mending.Add(() => Task.Run(() => File.Move($"{PathOf(gone)}.away", PathOf(gone))));
        File.Move(PathOf(gone), $"{PathOf(gone)}.away");
        mending.Add(() => ExecuteAsync($"update kernel_file set hash = '{unknown}' where hash = 'lost'"));
        await ExecuteAsync($"update kernel_file set hash = 'lost' where hash = '{unknown}'");
        mending.Add(() => ExecuteAsync("update kernel_audit set action = 'submitted' where action = 'forged'"));
        await ExecuteAsync(
            "update kernel_audit set action = 'forged' where id = (select id from kernel_audit where action = 'submitted' order by id limit 1)");

        var (code, said) = await HostCommand.RunAsync(["verify", .. settings]);
        Assert.Equal(1, code);
        Assert.Contains(said.Split('\n'), line =>
            line.Contains(changed, StringComparison.Ordinal) && line.Contains("đổi nội dung", StringComparison.Ordinal));
        Assert.Contains(said.Split('\n'), line =>
            line.Contains(gone, StringComparison.Ordinal) && line.Contains("Thiếu tệp", StringComparison.Ordinal));
        Assert.Contains(said.Split('\n'), line =>
            line.Contains(unknown, StringComparison.Ordinal) && line.Contains("CaseDocument.FileHash", StringComparison.Ordinal));
        Assert.Contains(said.Split('\n'), line =>
            line.Contains("Niêm phong", StringComparison.Ordinal) && line.Contains("bị sửa", StringComparison.Ordinal));
    }

    public async Task MendAsync()
    {
        foreach (var mend in mending)
        {
            await mend();
        }
    }

    private static async Task ReadAsync(HttpClient client, FiledPaper paper)
    {
        using var filed = await client.GetAsync(new Uri($"/api/v1/cases/{paper.Code}", UriKind.Relative));
        Assert.True(filed.StatusCode is HttpStatusCode.OK, $"{paper.Mark}, {paper.Code}: {(int)filed.StatusCode}");
        var content = await client.GetByteArrayAsync(new Uri($"/api/v1/files/{paper.Hash}", UriKind.Relative));
        Assert.Equal(paper.Hash, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private string PathOf(string hash) => Path.Combine(Data, "files", hash[..2], hash);

    private async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = database is Databases.Postgres
            ? Tables.Unpooled(settings[Array.IndexOf(settings, "--connectionString") + 1])
            : new SqliteConnection($"Data Source={Path.Combine(Data, "xadientu.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
