using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Refusals;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Web;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class RecordedRequestsTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_row_says_where_the_request_came_from(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "2001:db8::77");
        await client.SignInAsync("khong.co.ai", "sai-mat-khau-dai");

        var row = Assert.Single(await RowsAsync(platform, row => row.SourceAddress == "2001:db8::77"));
        Assert.Equal("SignInFailed", row.Action);
    }

    [Theory]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("2001:DB8:0:0::7", "2001:db8::7")]
    [InlineData("fe80::1%3", "fe80::1")]
    public void An_address_has_one_text(string address, string text) => Assert.Equal(text, RequestSource.TextOf(IPAddress.Parse(address)));

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_refused_leaves_rows_but_not_one_for_each_of_many(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var officer = await platform.SignInAsync("thamdinh.thoxuong");
        // The brake counts by the minute of the clock: begin with one.
        platform.Clock.Move(TimeSpan.FromSeconds(60 - platform.Clock.GetUtcNow().Second));
        for (var time = 0; time < RefusalLog.MostAMinute + 15; time++)
        {
            using var refused = await officer.GetAsync(new Uri("/can-bo/goc-tin-cay", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var other = await officer.GetAsync(new Uri("/can-bo/nhat-ky", UriKind.Relative));
        await Eventually.TrueAsync(async () => (await RefusedAsync(platform, "GET /can-bo/nhat-ky")).Count == 1);
        var rows = await RefusedAsync(platform, "GET /can-bo/goc-tin-cay");
        Assert.Equal(RefusalLog.MostAMinute, rows.Count);
        Assert.All(rows, row => Assert.Equal("127.0.0.1", row.SourceAddress));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_who_asks_for_a_case_of_others_is_told_nothing_and_leaves_a_row(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth());
        var accounts = await DemoAccounts.ListAsync(platform.Services);
        var home = accounts.Single(account => account.UserName == "motcua.thoxuong").Organization;
        var stranger = accounts.First(account => account.Role is OfficerRole.OneStopClerk && account.Organization != home);
        using var client = await platform.SignInAsync(stranger.UserName);

        using var strange = await client.GetAsync(new Uri($"/can-bo/ho-so/{code}", UriKind.Relative));
        using var absent = await client.GetAsync(new Uri("/can-bo/ho-so/H02.21.01-260304-9999", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (strange.StatusCode, absent.StatusCode));
        await Eventually.TrueAsync(async () =>
            (await RowsAsync(platform, row => row.Action == "case-refused" && row.SubjectId == code)).Count == 1);
        var row = Assert.Single(await RowsAsync(platform, row => row.Action == "case-refused" && row.SubjectId == code));
        Assert.Equal(stranger.Name, row.ActorName);
        Assert.Empty(await RowsAsync(platform, row => row.SubjectId == "H02.21.01-260304-9999"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_search_is_kept_with_its_words_and_what_it_found(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        // Letters alone, as in a name.
        var name = "Vi Văn " + string.Concat($"{Guid.CreateVersion7():N}".Select(digit => (char)('a' + Convert.ToInt32($"{digit}", 16))));
        await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth(name));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        await clerk.GetPageAsync($"/can-bo/ho-so?q={Uri.EscapeDataString(name)}");

        var row = Assert.Single(await RowsAsync(platform, row => row.Action == "case-search" && row.Details!.Contains(name)));
        Assert.Contains("\"hits\":1", row.Details, StringComparison.Ordinal);
        Assert.Contains("H02.21.01", row.Details, StringComparison.Ordinal);
        Assert.Equal("list", row.SubjectId);
    }

    [Fact]
    public void Of_very_many_refusals_the_hundredth_and_the_thousandth_say_how_many_there_were()
    {
        var clock = new MovableClock();
        var log = new RefusalLog(clock);
        var counts = new List<int>();
        for (var time = 0; time < 1234; time++)
        {
            log.Note("a", "GET /x", (at, count) =>
            {
                counts.Add(count);
                return new AuditEvent { At = at, ActorKind = "Officer", ActorId = "a", ActorName = "A", Action = "access-refused",
                    SubjectType = "route", SubjectId = "GET /x" };
            });
        }

        // Unless the minute turned meanwhile.
        Assert.InRange(counts.Count, 12, 24);
        Assert.Contains(100, counts);
    }

    private static Task<List<AuditEvent>> RefusedAsync(TestPlatform platform, string route) =>
        RowsAsync(platform, row => row.Action == RefusalNotes.Refused && row.SubjectId == route);

    private static async Task<List<AuditEvent>> RowsAsync(
        TestPlatform platform, System.Linq.Expressions.Expression<Func<AuditEvent, bool>> which)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AsNoTracking().Where(which).OrderBy(row => row.At)
            .ThenBy(row => row.Id).ToListAsync();
    }
}
