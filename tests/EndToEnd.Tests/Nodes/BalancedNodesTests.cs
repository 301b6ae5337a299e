using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Nodes;

/// <summary>Several nodes behind a balancer that sends each request to another one.</summary>
public sealed class BalancedNodesTests
{
    private const int Programs = 6;
    private const int DraftsPerCitizen = 6;
    private const int Some = 40;

    [Fact(Timeout = 150_000)]
    public async Task A_node_dies_among_three_and_nobody_who_was_answered_loses_anything()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        await Deliveries.CountAsync(province.Server);
        using var first = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        using var second = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        using var third = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        await using var balancer = await Balancer.StartAsync([first, second, third]);

        // Sign-in, four pages for each draft, the last button: every request is another node's.
        using var crowd = await Crowd.GatherAsync(balancer.Address, Programs, DraftsPerCitizen);
        await first.ExplainAsync(async () =>
        {
            crowd.Start();
            await crowd.FileMoreAsync(Some, end);
            await second.KillAsync();
            await crowd.FileMoreAsync(Some, end);
            await crowd.EndAsync();
            await Aftermath.CheckAsync(crowd, province.Tables);
        });

        Assert.Equal(3, balancer.Served.Count);
        Assert.All(balancer.Served.Values, count => Assert.True(count > 20, $"A node answered only {count} requests."));
        Assert.Equal(await province.Tables.CountAsync("select count(*) from kernel_outbox"), await Deliveries.AllAsync(province.Tables));
        Assert.Equal(0, await Deliveries.RepeatedAsync(province.Tables));
        TestContext.Current.SendDiagnosticMessage(
            $"{crowd.Acknowledged} filed; {crowd.Refused()}; answered by {string.Join(", ", balancer.Served.OrderBy(pair => pair.Key).Select(pair => pair.Value))}");
    }

    [Fact(Timeout = 150_000)]
    public async Task What_is_changed_at_one_node_holds_a_moment_later_at_the_other()
    {
        var end = TestContext.Current.CancellationToken;
        using var province = await Province.CopyAsync();
        using var one = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        using var other = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        using var administrator = one.NewClient();
        using var citizen = other.NewClient();
        await administrator.SignInAsync("nghiepvu", DemoAccounts.Password);
        // Both nodes have their pictures of calendar and catalogue in memory now.
        Assert.StartsWith("2031-10-08", await DueAsync(citizen, end), StringComparison.Ordinal);

        var form = (await administrator.GetPageAsync("/can-bo/lich-lam-viec")).QuerySelector<IHtmlFormElement>("form#day")!;
        using var declared =
            await administrator.SubmitAsync(form, ("Day.Date", "2031-10-08"), ("Day.Kind", "DayOff"), ("Day.Note", "hoán đổi thử"));
        Assert.Equal(HttpStatusCode.Redirect, declared.StatusCode);
        Assert.StartsWith("2031-10-09", await DueAsync(administrator, end), StringComparison.Ordinal);
        await Task.Delay(KnownStamps.Fresh, end);
        Assert.StartsWith("2031-10-09", await DueAsync(citizen, end), StringComparison.Ordinal);

        // Signed out everywhere at one node: the cookie opens nothing at the other, a moment later.
        var cookies = new CookieContainer();
        using var here = one.NewClient(cookies);
        await here.SignInAsync("congdan.an", DemoAccounts.Password);
        using var there = other.NewClient(new CookieContainer());
        await there.SignInAsync("congdan.an", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/ho-so", end));
        var account = await here.GetPageAsync("/tai-khoan");
        using var ended = await here.SubmitAsync(account.QuerySelector<IHtmlFormElement>("form#sign-out-everywhere")!);
        await Task.Delay(KnownStamps.Fresh, end);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(there, "/ho-so", end));
    }

    [Fact(Timeout = 150_000)]
    public async Task The_same_request_at_two_nodes_at_once_makes_one_case_and_both_are_told_its_code()
    {
        using var province = await Province.CopyAsync();
        using var one = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        using var other = await HostProcess.StartAsync(Ports.Take(), province.Settings());
        await using var balancer = await Balancer.StartAsync([one, other]);
        using var crowd = await Crowd.GatherAsync(balancer.Address, 0, DraftsPerCitizen);
        var filings = crowd.Drafts.Concat(Enumerable.Range(1, Some).Select(number => (Filing)new ProgramFiling(number))).ToList();

        await one.ExplainAsync(async () =>
        {
            foreach (var filing in filings)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                var codes =
                    await Task.WhenAll(filing.SendAsync(crowd.Clients), filing.SendAsync(crowd.Clients), filing.SendAsync(crowd.Clients));
                Assert.Single(codes.Distinct());
            }
        });

        Assert.Equal(filings.Count, await province.Tables.CountAsync("select count(*) from cases_case"));
    }

    private static async Task<string> DueAsync(HttpClient client, CancellationToken end)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(
            new Uri("/api/v1/calendar/due?received=2031-10-07T08:00&amount=1&unit=workingDay&policy=after15", UriKind.Relative), end);
        return answer.GetProperty("due").GetString()!;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url, CancellationToken end)
    {
        using var answer = await client.GetAsync(new Uri(url, UriKind.Relative), end);
        return answer.StatusCode;
    }
}
