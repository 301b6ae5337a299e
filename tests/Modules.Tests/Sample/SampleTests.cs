using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Portal;
using XaDienTu.Sample;
using XaDienTu.Sample.Reminders;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Sample;

/// <summary>The first tests of a module: what people and programs do with it, on both databases.</summary>
public sealed class SampleTests
{
    private const string Officer = "motcua.thoxuong";
    private const string Elsewhere = "quantri.sotuphap";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_writes_one_down_and_a_colleague_says_when_it_is_done(string database)
    {
        var platform = await TestPlatform.WithAsync(database, new SampleModule());
        using var client = await platform.SignInAsync(Officer);
        var title = NewTitle();
        var page = await client.GetPageAsync(RemindersPage.Address);
        using var bad = await client.SubmitAsync(AddForm(page), ("Form.Title", ""), ("Form.Note", "Mẫu 02"));
        var refused = await bad.ReadPageAsync();
        using var sent = await client.SubmitAsync(
            AddForm(refused), ("Form.Title", title), ("Form.Due.Day", "31"), ("Form.Due.Month", "12"), ("Form.Due.Year", "2027"));

        Assert.Contains("Ghi việc cần nhớ, ví dụ", refused.MainText(), StringComparison.Ordinal);
        Assert.Equal("Mẫu 02", refused.QuerySelector("[name='Form.Note']")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var colleague = await platform.SignInAsync("thamdinh.thoxuong");
        var list = await colleague.GetPageAsync(RemindersPage.Address);
        var row = list.QuerySelectorAll("tr").Single(row => row.TextContent.Contains(title, StringComparison.Ordinal));
        using var done = await colleague.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains($"Đã xong: {title}", (await colleague.GetPageAsync(RemindersPage.Address)).MainText(), StringComparison.Ordinal);

        var reminder = await ReminderAsync(platform, title);
        Assert.NotNull(reminder.ClosedAt);
        Assert.Equal(["SampleReminderAdded", "SampleReminderClosed"], await ActionsAsync(platform, reminder.Id));
        await Eventually.TrueAsync(() => IsToldAsync(platform, title));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_sees_what_is_another_agencys(string database)
    {
        var platform = await TestPlatform.WithAsync(database, new SampleModule());
        var title = NewTitle();
        var reminder = await AddAsync(platform, title);
        using var client = await platform.SignInAsync(Elsewhere);
        var page = await client.GetPageAsync(RemindersPage.Address);
        using var forged = await client.SubmitAsync(
            AddForm(page), ("Form.Title", "Việc của người khác"),
            ("Form.OrganizationId", reminder.GetProperty("organizationId").GetString()),
            ("Form.Due.Day", "31"), ("Form.Due.Month", "12"), ("Form.Due.Year", "2027"));

        Assert.DoesNotContain(title, page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Chọn cơ quan nơi mình giữ chức vụ", (await forged.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        using var visitor = platform.NewClient();
        using var asked = await visitor.GetAsync(new Uri(RemindersPage.Address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_adds_once_reads_page_by_page_and_changes_what_it_read(string database)
    {
        var platform = await TestPlatform.WithAsync(database, new SampleModule());
        var key = Guid.CreateVersion7().ToString();
        var title = NewTitle();
        var first = await AddAsync(platform, title, key);
        var again = await AddAsync(platform, title, key);
        for (var count = 0; count < 26; count++)
        {
            await AddAsync(platform, NewTitle());
        }

        using var client = await platform.ApiClientAsync();
        var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/sample-reminders");
        var next = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sample-reminders?after={page.GetProperty("next").GetString()}");
        var address = new Uri($"/api/v1/sample-reminders/{first.GetProperty("id").GetString()}", UriKind.Relative);
        using var read = await client.GetAsync(address);
        client.DefaultRequestHeaders.Remove("If-Match");
        client.DefaultRequestHeaders.Add("If-Match", read.Headers.ETag!.ToString());
        using var closed = await client.PostAsync(new Uri($"{address}/close", UriKind.Relative), null);
        using var late = await client.PostAsync(new Uri($"{address}/close", UriKind.Relative), null);

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        Assert.Equal(25, page.GetProperty("items").GetArrayLength());
        Assert.Contains(next.GetProperty("items").EnumerateArray(), reminder => reminder.GetProperty("title").GetString() == title);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (closed.StatusCode, late.StatusCode));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_job_forgets_what_was_done_a_year_ago_and_nothing_else(string database)
    {
        var platform = await TestPlatform.WithAsync(database, new SampleModule());
        var (done, open) = (NewTitle(), NewTitle());
        await AddAsync(platform, open);
        var old = await AddAsync(platform, done);
        using var client = await platform.ApiClientAsync();
        using var closed =
            await client.PostAsync(new Uri($"/api/v1/sample-reminders/{old.GetProperty("id").GetString()}/close", UriKind.Relative), null);
        await using var scope = platform.NewScope();

        await scope.ServiceProvider.GetRequiredService<ForgetReminders>().RunAsync(platform.Clock.GetUtcNow().AddDays(366), default);

        var left = await scope.ServiceProvider.GetRequiredService<SampleDb>().Reminders.Select(reminder => reminder.Title).ToListAsync();
        Assert.Contains(open, left);
        Assert.DoesNotContain(done, left);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_migrations_make_the_model_of_the_code(string database)
    {
        var platform = await TestPlatform.WithAsync(database, new SampleModule());
        await using var scope = platform.NewScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<SampleDb>().Database.HasPendingModelChanges());
    }

    private static IHtmlFormElement AddForm(IHtmlDocument page) => page.QuerySelector<IHtmlFormElement>("form#add")!;

    private static string NewTitle() => $"Gửi báo cáo {Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture)[^8..]}";

    private static async Task<JsonElement> AddAsync(TestPlatform platform, string title, string? key = null)
    {
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var agency = tree.All.Single(organization => organization.Identifier == "H02.21.01").Id;
        using var client = await platform.ApiClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sample-reminders")
        {
            Content = JsonContent.Create(new { organizationId = agency, title, due = "2027-12-31" }),
        };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<Reminder> ReminderAsync(TestPlatform platform, string title)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<SampleDb>().Reminders.AsNoTracking()
            .SingleAsync(reminder => reminder.Title == title);
    }

    private static async Task<List<string>> ActionsAsync(TestPlatform platform, Guid reminder)
    {
        await using var scope = platform.NewScope();
        var subject = reminder.ToString();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AsNoTracking()
            .Where(row => row.SubjectType == "sample-reminder" && row.SubjectId == subject).OrderBy(row => row.Id).Select(row => row.Action)
            .ToListAsync();
    }

    private static async Task<bool> IsToldAsync(TestPlatform platform, string title)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.AnyAsync(notice => notice.Words.Contains(title));
    }
}
