using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Tracking;

public sealed class TrackPageTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Code_and_ID_number_show_the_case_with_a_masked_name(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        using var anybody = platform.NewClient();
        var page = await anybody.GetPageAsync($"/tra-cuu?ma={code}");

        using var answer = await anybody.SubmitAsync(page.PostForm(), ("IdNumber", "0240 8500 0123"));
        var shown = await answer.ReadPageAsync();

        // A reload sends the same form once more.
        using var reloaded = await anybody.SubmitAsync(page.PostForm(), ("IdNumber", "0240 8500 0123"));

        Assert.Equal(HttpStatusCode.OK, reloaded.StatusCode);
        Assert.DoesNotContain(
            shown.QuerySelectorAll("[href], [action]"), link =>
                link.OuterHtml.Contains(FilingJourney.CitizenIdNumber, StringComparison.Ordinal));
        Assert.Equal(code, page.QuerySelector<IHtmlInputElement>("#ma")!.Value);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Mới nộp", shown.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Văn An", shown.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain(FilingJourney.CitizenIdNumber, answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blanks_between_the_parts_of_a_code_do_as_well_as_dots_and_dashes()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        using var anybody = platform.NewClient();
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await anybody.GetPageAsync("/tra-cuu");

        foreach (var typed in new[] { code.Replace('.', ' ').Replace('-', ' '), code.Replace('-', ' ').ToLowerInvariant(),
            $" {code.Replace("-", " – ", StringComparison.Ordinal)}", code.Replace('.', '-') })
        {
            using var answer = await anybody.SubmitAsync(page.PostForm(), ("ma", typed), ("IdNumber", FilingJourney.CitizenIdNumber));
            using var found = await clerk.GetAsync(new Uri($"/can-bo/ho-so?q={Uri.EscapeDataString(typed)}", UriKind.Relative));

            Assert.True(answer.StatusCode is HttpStatusCode.OK, typed);
            Assert.Contains(code, (await answer.ReadPageAsync()).MainText(), StringComparison.Ordinal);
            Assert.Contains(
                code, found.Headers.Location?.OriginalString ?? await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_case_is_about_is_told_once_code_and_number_were_right(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var number = NewCitizen.NextIdNumber();
        using var citizen = await NewCitizen.RegisterAsync(platform, number);
        var code = await citizen.Browser.FileBirthAsync(("childName", "Nguyễn Bảo Châu"));
        using var anybody = platform.NewClient();
        var page = await anybody.GetPageAsync($"/tra-cuu?ma={code}");

        using var wrong = await anybody.SubmitAsync(page.PostForm(), ("IdNumber", NewCitizen.NextIdNumber()));
        using var right = await anybody.SubmitAsync(page.PostForm(), ("IdNumber", number));
        var own = await citizen.Browser.GetPageAsync($"/ho-so/{code}");

        Assert.DoesNotContain("Bảo Châu", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Đăng ký khai sinh – Nguyễn Bảo Châu", (await right.ReadPageAsync()).QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("Đăng ký khai sinh – Nguyễn Bảo Châu", own.QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_number_and_an_unknown_code_get_the_same_answer(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        using var anybody = platform.NewClient();
        var page = await anybody.GetPageAsync("/tra-cuu");

        using var wrongNumber = await anybody.SubmitAsync(page.PostForm(), ("ma", code), ("IdNumber", "024190000456"));
        using var unknownCode =
            await anybody.SubmitAsync(page.PostForm(), ("ma", "H02.99-990101-0001"), ("IdNumber", FilingJourney.CitizenIdNumber));
        using var nothing = await anybody.SubmitAsync(page.PostForm());

        Assert.Equal(wrongNumber.StatusCode, unknownCode.StatusCode);
        Assert.Equal((await wrongNumber.ReadPageAsync()).ErrorText(), (await unknownCode.ReadPageAsync()).ErrorText());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains("Điền mã hồ sơ", (await nothing.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_page_is_no_tracking_and_never_refused()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--trackingPerMinute", "2");
        using var anybody = platform.NewClient();
        var page = await anybody.GetPageAsync("/tra-cuu");
        for (var times = 0; times < 5; times++)
        {
            using var opened = await anybody.GetAsync(new Uri("/tra-cuu?ma=H02.99-990101-0001", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        }

        var tracked = new List<HttpStatusCode>();
        for (var times = 0; times < 3; times++)
        {
            using var answer =
                await anybody.SubmitAsync(page.PostForm(), ("ma", "H02.99-990101-0001"), ("IdNumber", FilingJourney.CitizenIdNumber));
            tracked.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], tracked);
    }
}
