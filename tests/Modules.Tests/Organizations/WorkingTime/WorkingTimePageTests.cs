using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.WorkingTime;

public sealed class WorkingTimePageTests
{
    private const string Url = "/can-bo/lich-lam-viec";
    private const string BusinessAdministrator = "nghiepvu";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Strangers_are_sent_to_sign_in_and_clerks_only_read(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var stranger = platform.NewClient();
        using var citizen = await platform.SignInAsync("congdan.an");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri(Url, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(new Uri(Url, UriKind.Relative))).StatusCode);
        var page = await clerk.GetPageAsync($"{Url}?nam=2026");

        Assert.Contains("Tết Nguyên đán", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("làm bù cho thứ Hai 31/08/2026", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_lost_the_right_since_the_page_was_shown_changes_nothing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.bacgiang");
        using var business = await platform.SignInAsync(BusinessAdministrator);
        var form = (await business.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#day")!;
        var own = (await administrator.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#hours")!;
        form.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value =
            own.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;

        var day = await administrator.SubmitAsync(form, ("Day.Date", "2031-11-05"), ("Day.Kind", "DayOff"), ("Day.Note", "thử"));
        var otherAgency = await administrator.SubmitAsync(
            own, ("Hours.Identifier", "H02.05"), ("Hours.From", "2031-11-05"), ("Hours.Weekday", "07:00-11:00"));

        Assert.Equal(HttpStatusCode.Forbidden, day.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, otherAgency.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_swap_is_declared_counts_at_once_and_is_taken_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(BusinessAdministrator);
        var form = (await client.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#day")!;

        var off = await client.SubmitAsync(form, ("Day.Date", "2031-10-08"), ("Day.Kind", "DayOff"), ("Day.Note", "hoán đổi thử"));
        var worked = await client.SubmitAsync(form, ("Day.Date", "2031-10-11"), ("Day.Kind", "WorkingDay"), ("Day.Note", "làm bù thử"));
        var twice = await client.SubmitAsync(form, ("Day.Date", "2031-10-11"), ("Day.Kind", "DayOff"), ("Day.Note", "đổi ý"));
        var page = await client.GetPageAsync(off.Headers.Location!.OriginalString);
        var row = page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("08/10/2031", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (off.StatusCode, worked.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains(
            "đã được khai", (await twice.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hoán đổi thử", row.TextContent, StringComparison.Ordinal);
        Assert.Equal((false, true), await WorkingAsync(platform, new(2031, 10, 8), new(2031, 10, 11)));

        foreach (var day in new[] { "08/10/2031", "11/10/2031" })
        {
            var declared = page.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains(day, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(declared.QuerySelector<IHtmlFormElement>("form")!)).StatusCode);
        }

        var again = await client.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal((true, false), await WorkingAsync(platform, new(2031, 10, 8), new(2031, 10, 11)));
        Assert.Equal(["CalendarDayDeclared", "CalendarDayWithdrawn"], await AuditOfAsync(platform, "2031-10-08"));
    }

    [Theory]
    [InlineData("2026-03-03", "DayOff", "Chọn ngày từ hôm nay, 04/03/2026, trở đi.")]
    [InlineData("2031-10-18", "DayOff", "vốn là ngày nghỉ")]
    [InlineData("2031-10-15", "WorkingDay", "vốn là ngày làm việc")]
    [InlineData("2031-10-15", "", "Chọn ngày nghỉ hay ngày làm bù.")]
    [InlineData("mai", "DayOff", "Chọn ngày từ hôm nay")]
    public async Task A_faulty_day_is_refused_in_words_and_what_was_typed_stays(string date, string kind, string error)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = await platform.SignInAsync(BusinessAdministrator);
        var form = (await client.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#day")!;

        var answer = await client.SubmitAsync(form, ("Day.Date", date), ("Day.Kind", kind), ("Day.Note", "Thông báo 5015"));
        var page = await answer.ReadPageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(error, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Thông báo 5015", page.QuerySelector<IHtmlInputElement>("#Day_Note")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_agency_has_hours_of_its_own_from_a_day_on_and_those_below_it_too(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("quantri.bacgiang");
        var form = (await client.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#hours")!;
        Assert.Equal("H02.21", form.QuerySelector<IHtmlInputElement>("#Hours_Identifier")!.Value);

        var faulty = await client.SubmitAsync(
            form, ("Hours.From", "2031-05-05"), ("Hours.Weekday", "13:00-17:00 07:00-11:00"), ("Hours.Saturday", ""));
        var set = await client.SubmitAsync(
            form, ("Hours.From", "2031-05-05"), ("Hours.Weekday", "7:00 - 11:30, 13:30–17:00"), ("Hours.Saturday", "08:00-11:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Equal("13:00-17:00 07:00-11:00", (await faulty.ReadPageAsync()).QuerySelector<IHtmlInputElement>("#Hours_Weekday")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal((7, 8), await StartsAsync(platform, "H02.21.02"));

        var page = await client.GetPageAsync(set.Headers.Location!.OriginalString);
        var row = page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("05/05/2031", StringComparison.Ordinal));
        Assert.Contains("07:00-11:30 13:30-17:00", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(row.QuerySelector<IHtmlFormElement>("form")!)).StatusCode);
        Assert.Equal((7, 7), await StartsAsync(platform, "H02.21.02"));
    }

    /// <summary>Hours at which work starts on Monday 2031-05-05 and, when Saturday is open, else on the Monday after it.</summary>
    private static async Task<(int Monday, int Saturday)> StartsAsync(TestPlatform platform, string identifier)
    {
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var calendar = await scope.ServiceProvider.GetRequiredService<IWorkingCalendars>()
            .ForAsync(tree.Find(identifier, new(2026, 3, 4))!.Id, default);
        DateTimeOffset Next(int day) => calendar.NextWorkingInstant(new DateTimeOffset(2031, 5, day, 0, 0, 0, TimeSpan.FromHours(7)));
        return (Next(5).Hour, Next(10).Hour);
    }

    private static async Task<(bool, bool)> WorkingAsync(TestPlatform platform, DateOnly first, DateOnly second)
    {
        await using var scope = platform.NewScope();
        var calendar = await scope.ServiceProvider.GetRequiredService<IWorkingCalendars>().DefaultAsync(default);
        return (calendar.IsWorkingDay(first), calendar.IsWorkingDay(second));
    }

    private static async Task<List<string>> AuditOfAsync(TestPlatform platform, string day)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit
            .Where(row => row.SubjectType == "calendar-day" && row.SubjectId == day).OrderBy(row => row.At).Select(row => row.Action)
            .ToListAsync();
    }
}
