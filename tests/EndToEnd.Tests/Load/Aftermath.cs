using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.Host;
using XaDienTu.Kernel.Audit;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Load;

/// <summary>
/// What must hold after any fault: every acknowledged case is there, once and whole; the numbers of an agency's day have no gap; the
/// news arrived once; every file lies on the disk with its own hash; the audit is complete and unchanged.
/// </summary>
internal static class Aftermath
{
    private const int ReadAgain = 60;
    private const int SendAgain = 20;
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromSeconds(30);

    public static async Task CheckAsync(Crowd crowd, Tables tables)
    {
        var filings = crowd.Filings.ToList();
        Assert.All(filings, filing => Assert.NotNull(filing.Code));
        await CheckAnswersAsync(crowd.Clients, filings);
        await CheckCasesAsync(tables, filings);
        await CheckNewsAsync(tables, filings);
        await CheckFilesAsync(tables, filings);
        await AuditAsync(tables);
    }

    /// <summary>The audit's chain goes through from its first row to its last, and no row stands beside it.</summary>
    /// <param name="clocksJumped">Heads were stamped while clocks were wrong: it is the check's duty to say so, and it may say nothing
    /// else.</param>
    public static async Task AuditAsync(Tables tables, bool clocksJumped = false)
    {
        await using var node =
            Platform.Build([.. tables.Settings, "--demo", "true", "--environment", "Production", "--assets", HostBuild.Folder]);
        await using var scope = node.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerification>()
            .RunAsync(null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(report.Faults, fault =>
            !clocksJumped || !fault.EndsWith("giờ máy chủ đã bị chỉnh.", StringComparison.Ordinal));
        Assert.True(report.Rows > 0, "Nothing was sealed.");
    }

    private static async Task CheckAnswersAsync(Clients clients, List<Filing> filings)
    {
        await AllAsync(filings.TakeLast(ReadAgain), async filing =>
        {
            using var answer = await filing.ReadAsync(clients);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{filing.Mark}, {filing.Code}: {(int)answer.StatusCode}");
        });
        await AllAsync(filings.TakeLast(SendAgain), async filing => Assert.Equal(filing.Code, await filing.SendAsync(clients)));
    }

    private static async Task CheckCasesAsync(Tables tables, List<Filing> filings)
    {
        var cases = await tables.PairsAsync("select applicant_address, code from cases_case");
        Assert.Equal(filings.Select(filing => (filing.Mark, filing.Code!)).Order(), cases.Order());
        foreach (var agencyAndDay in cases.Select(row => row.Second).GroupBy(code => code[..code.LastIndexOf('-')]))
        {
            var numbers = agencyAndDay.Select(code => int.Parse(code[(code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order()
                .ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }

        Assert.Empty(await tables.TextsAsync(
            """
            select code from cases_case c where
              (select count(*) from cases_document d where d.case_id = c.id) <> 1
              or (select count(*) from cases_step s where s.case_id = c.id and s.done_at is null) <> 1
              or (select count(*) from cases_history h where h.case_id = c.id and h.kind = 'submitted') <> 1
              or (select count(*) from kernel_audit a where a.subject_type = 'case' and a.subject_id = c.code and a.action = 'submitted') <> 1
            """));
        Assert.Equal(cases.Count, await tables.CountAsync("select count(*) from kernel_idempotent_answer where answer <> ''"));
    }

    private static async Task CheckNewsAsync(Tables tables, List<Filing> filings)
    {
        // Who files at a counter has no box to find it in.
        var told = filings.Where(filing => filing.ByCitizen).Select(filing => $"/ho-so/{filing.Code}").Order().ToList();
        var news = await tables.TextsAsync("select payload from kernel_outbox where type = 'platform.notice'");
        Assert.Equal(
            told, news.Select(payload => JsonSerializer.Deserialize<JsonElement>(payload).GetProperty("link").GetString()!).Order());
        await DeliveredAsync(tables);
        Assert.Equal(told, (await tables.TextsAsync("select link from portal_notice")).Order());
    }

    public static async Task DeliveredAsync(Tables tables)
    {
        var watch = Stopwatch.StartNew();
        while (await tables.CountAsync("select count(*) from kernel_outbox where delivered_at is null") is > 0 and var waiting)
        {
            Assert.True(watch.Elapsed < LongestDelivery, $"{waiting} messages still wait.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task CheckFilesAsync(Tables tables, List<Filing> filings)
    {
        var used = await tables.TextsAsync("select file_hash from cases_document where file_hash is not null");
        Assert.Equal(filings.Count(filing => filing.HasFile), used.Count);
        var known = await tables.TextsAsync("select hash from kernel_file");
        Assert.Empty(used.Except(known));
        await CheckHashesAsync(known, tables.Files);
    }

    /// <summary>Every file the platform knows lies in its folder, unchanged.</summary>
    public static async Task CheckHashesAsync(IEnumerable<string> known, string files)
    {
        foreach (var hash in known)
        {
            await using var content = File.OpenRead(Path.Combine(files, hash[..2], hash));
            Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
        }
    }

    private static Task AllAsync(IEnumerable<Filing> filings, Func<Filing, Task> work) =>
        Parallel.ForEachAsync(filings, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (filing, _) => await work(filing));
}
