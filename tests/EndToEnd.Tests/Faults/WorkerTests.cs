using System.Diagnostics;
using System.Net;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>A node dies in the middle of what it does in the background; the other node brings it to its end.</summary>
public sealed class WorkerTests
{
    private const int Papers = 40;
    private const int PapersPerMessage = 20;
    private const int Messages = 1_500;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    [Fact(Timeout = 150_000)]
    public async Task An_order_of_many_papers_keeps_what_was_signed_and_leaves_the_rest_to_be_signed_again()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        var tables = province.Tables;
        string[] settings = [.. province.Settings(), "--Signing:OrderLife", "00:00:06"];
        using var dying = await HostProcess.StartAsync(Ports.Take(), settings);
        using var other = await HostProcess.StartAsync(Ports.Take(), settings);
        using var third = await HostProcess.StartAsync(Ports.Take(), settings);
        var cookies = new CookieContainer();
        await dying.ExplainAsync(async () =>
        {
            using var crowd = await Crowd.GatherAsync(dying.BaseAddress, 0, 0);
            await LeadersDesk.FillAsync(crowd.Clients.Program, Papers);
            using var leader = dying.NewClient(cookies);
            await leader.SignInAsync(LeadersDesk.Leader, DemoAccounts.Password);
            using var answer = await LeadersDesk.SignAllAsync(leader);
            Assert.StartsWith("/can-bo/ky-so/", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
            await UntilAsync(async () => await SignedAsync(tables) >= 10, end);
        });

        await dying.KillAsync();

        await other.ExplainAsync(async () =>
        {
            await UntilAsync(async () => await tables.CountAsync("select count(*) from signing_orders where state = 'Waiting'") == 0, end);
            await Aftermath.DeliveredAsync(tables);
            // Two nodes look for overdue orders; one of them tells.
            Assert.Equal(
                Papers / PapersPerMessage, await tables.CountAsync("select count(*) from kernel_outbox where type = 'signing.ended'"));
            var signed = await SignedAsync(tables);
            Assert.InRange(signed, 10, Papers - 1);
            Assert.Equal(signed, await ApprovedAsync(tables));

            using var leader = other.NewClient(cookies);
            Assert.Equal(Papers - signed, await LeadersDesk.WaitingAsync(leader));
            using var again = await LeadersDesk.SignAllAsync(leader);
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
            await UntilAsync(async () => await ApprovedAsync(tables) == Papers, end);
            TestContext.Current.SendDiagnosticMessage($"{signed} of {Papers} papers were signed when the node died");
        });
        await Aftermath.DeliveredAsync(tables);
        // Nobody signed a paper twice, and what was signed is what lies in the folder.
        Assert.Equal(Papers, await SignedAsync(tables));
        await Aftermath.CheckHashesAsync(await tables.TextsAsync("select hash from kernel_file"), tables.Files);
        await Aftermath.AuditAsync(tables);
    }

    [Fact(Timeout = 150_000)]
    public async Task An_order_of_many_papers_waits_for_a_database_that_is_away_and_goes_on()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        var tables = province.Tables;
        using var line = new CuttableLine(province.Server.Port);
        using var host = await HostProcess.StartAsync(Ports.Take(), province.Settings(province.Through(line)));
        await host.ExplainAsync(async () =>
        {
            using var crowd = await Crowd.GatherAsync(host.BaseAddress, 0, 0);
            await LeadersDesk.FillAsync(crowd.Clients.Program, Papers);
            using var leader = host.NewClient();
            await leader.SignInAsync(LeadersDesk.Leader, DemoAccounts.Password);
            using var answer = await LeadersDesk.SignAllAsync(leader);
            await UntilAsync(async () => await SignedAsync(tables) >= 10, end);
            line.Cut();
            var before = await SignedAsync(tables);
            Assert.InRange(before, 10, Papers - 1);
            await Outage.CheckAsync(host);
            line.Heal();
            await UntilAsync(async () => await ApprovedAsync(tables) == Papers, end);
            TestContext.Current.SendDiagnosticMessage($"{before} of {Papers} papers were signed when the line was cut");
        });
        Assert.Equal(1, await tables.CountAsync("select count(*) from signing_orders where state = 'Signed'"));
    }

    [Fact(Timeout = 150_000)]
    public async Task News_that_a_dying_node_delivers_reach_their_readers_once()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        var tables = province.Tables;
        // News of a day that nobody delivered yet, for a citizen; each copy is another's.
        using (var writer = await HostProcess.StartAsync(Ports.Take(), province.Settings()))
        using (var crowd = await Crowd.GatherAsync(writer.BaseAddress, 0, 1))
        {
            crowd.Start();
            await writer.ExplainAsync(() => crowd.FileMoreAsync(2, end));
            await Aftermath.DeliveredAsync(tables);
        }

        await Deliveries.CountAsync(province.Server);
        await province.Server.ExecuteAsync(
            $$$"""
            DELETE FROM portal_notice;
            INSERT INTO kernel_outbox (id, type, payload, occurred_at, delivered_at, attempts, next_attempt_at)
              SELECT gen_random_uuid(), type, jsonb_set(payload::jsonb, '{id}', to_jsonb(gen_random_uuid()::text))::text, occurred_at, NULL, 0, occurred_at
              FROM (SELECT * FROM kernel_outbox WHERE type = 'platform.notice' LIMIT 1) one, generate_series(1, {{{Messages}}});
            """,
            "xdt");
        using var dying = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        await UntilAsync(async () => await Deliveries.AllAsync(tables) >= 10, end);

        await dying.KillAsync();
        var before = await Deliveries.AllAsync(tables);
        using var other = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        await other.ExplainAsync(() => Aftermath.DeliveredAsync(tables));

        Assert.InRange(before, 10, Messages - 1);
        Assert.Equal(Messages, await Deliveries.AllAsync(tables));
        Assert.Equal(0, await Deliveries.RepeatedAsync(tables));
        Assert.Equal(Messages, await tables.CountAsync("select count(*) from portal_notice"));
        TestContext.Current.SendDiagnosticMessage($"{before} of {Messages} were delivered when the node died");
    }

    private static Task<long> SignedAsync(Tables tables) =>
        tables.CountAsync("select count(*) from signing_items where signed_hash is not null");

    private static Task<long> ApprovedAsync(Tables tables) =>
        tables.CountAsync("select count(*) from cases_result where signed_hash is not null and approved_at is not null");

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken end)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < Longest, "It did not happen in time.");
            await Task.Delay(5, end);
        }
    }
}
