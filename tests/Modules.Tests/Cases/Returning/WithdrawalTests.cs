using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Worklists;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Modules.Tests.Cases.Processing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Returning;

/// <summary>An applicant wants an accepted case back: the counter has the answer as its work, everybody else waits.</summary>
public sealed class WithdrawalTests
{
    private const string Worklist = "/can-bo/viec";
    private const string Resting = "/can-bo/viec?xem=cho-bo-sung";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_counter_has_the_wish_among_its_work_and_stops_the_case_with_the_applicants_reason(string database)
    {
        var wish = await WishAsync(database);
        await using var platform = wish.Platform;
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        Assert.Contains(wish.Code, await OfficerPagesTests.AllRowsAsync(clerk, Worklist));
        Assert.DoesNotContain(wish.Code, await OfficerPagesTests.AllRowsAsync(clerk, Resting));
        // What waits for the counter has a term of its own; the work that rests has none meanwhile.
        Assert.Contains("xin rút hồ sơ", await RowAsync(wish.Appraiser, Resting, wish.Code), StringComparison.Ordinal);
        Assert.DoesNotContain("xin rút hồ sơ", await RowAsync(clerk, Worklist, wish.Code), StringComparison.Ordinal);

        using var agreed = await OfficerPagesTests.SendAsync(clerk, wish.Code, "Forward");

        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        var view = await wish.Api.GetAsync($"cases/{wish.Code}");
        Assert.Equal((8, "Đã làm ở nơi khác"), (view.GetProperty("status").GetInt32(), view.GetProperty("stopReason").GetString()));
        Assert.DoesNotContain(wish.Code, await OfficerPagesTests.AllRowsAsync(clerk, Worklist));
        Assert.DoesNotContain(wish.Code, await OfficerPagesTests.AllRowsAsync(wish.Appraiser, Resting));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refused_wish_needs_a_reason_and_the_work_goes_on_with_the_time_that_was_lost(string database)
    {
        var wish = await WishAsync(database);
        await using var platform = wish.Platform;
        var promised = (await wish.Api.GetAsync($"cases/{wish.Code}")).GetProperty("due").GetDateTimeOffset();
        var due = await DueOfAsync(wish, "appraise");
        platform.Clock.Move(TimeSpan.FromMinutes(10));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        using var silent = await OfficerPagesTests.SendAsync(clerk, wish.Code, "Refuse", ("Form.RefusalReason", " "));
        using var refused = await OfficerPagesTests.SendAsync(
            clerk, wish.Code, "Refuse", ("Form.RefusalReason", "Người nộp gọi lại, vẫn cần giấy khai sinh."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        var view = await wish.Api.GetAsync($"cases/{wish.Code}");
        Assert.Equal((4, promised), (view.GetProperty("status").GetInt32(), view.GetProperty("due").GetDateTimeOffset()));
        Assert.InRange(await DueOfAsync(wish, "appraise") - due, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(19));
        Assert.Contains(wish.Code, await OfficerPagesTests.AllRowsAsync(wish.Appraiser, Worklist));
        Assert.DoesNotContain(wish.Code, await OfficerPagesTests.AllRowsAsync(clerk, Worklist));
        Assert.Contains("Người nộp gọi lại", (await wish.Citizen.GetPageAsync($"/ho-so/{wish.Code}")).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_applicant_takes_the_wish_back_once(string database)
    {
        var wish = await WishAsync(database);
        await using var platform = wish.Platform;
        var page = await wish.Citizen.GetPageAsync($"/ho-so/{wish.Code}");
        Assert.Contains("UBND phường Thọ Xương trả lời trước", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Tạm dừng – xin rút hồ sơ", page.MainText(), StringComparison.Ordinal);
        var keep = page.QuerySelector<IHtmlFormElement>("form[action*='handler=Keep']")!;
        using var other = await platform.SignInAsync(FilingJourney.OtherCitizen);

        var forged = (await other.GetPageAsync("/ho-so")).QuerySelector<IHtmlFormElement>("form[method=post]")!;
        forged.SetAttribute("action", $"/ho-so/{wish.Code}?handler=Keep");
        using var strange = await other.SubmitAsync(forged);
        using var kept = await wish.Citizen.SubmitAsync(keep);
        using var again = await wish.Citizen.SubmitAsync(keep);

        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        Assert.Equal($"/ho-so/{wish.Code}?xong=giu", kept.Headers.Location!.ToString());
        await using var scope = platform.NewScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AnyAsync(row =>
            row.SubjectId == wish.Code && row.Action == "withdrawal-taken-back"));
        Assert.Contains("đã được trả lời", (await again.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Contains(wish.Code, await OfficerPagesTests.AllRowsAsync(wish.Appraiser, Worklist));
        Assert.Equal(4, (await wish.Api.GetAsync($"cases/{wish.Code}")).GetProperty("status").GetInt32());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_that_lacks_papers_lacks_them_still_when_the_wish_is_refused(string database)
    {
        var wish = await WishAsync(database, lacksPapers: true);
        await using var platform = wish.Platform;
        var early = await CaseApi.ProblemAsync(await wish.Api.PostAsync($"cases/{wish.Code}/supplements", new { note = "Đã bổ sung" }));
        var step = (await wish.Api.GetAsync("worklist?view=mine")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("code").GetString() == wish.Code);

        await CaseApi.ReadAsync(
            await wish.Api.CompleteAsync(wish.Code, step.GetProperty("step").GetString()!, "refuse", "Người nộp đổi ý"));
        Assert.Equal(5, (await wish.Api.GetAsync($"cases/{wish.Code}")).GetProperty("status").GetInt32());
        var answered = await CaseApi.ReadAsync(await wish.Api.PostAsync($"cases/{wish.Code}/supplements", new { note = "Đã bổ sung" }));

        Assert.Equal((409, "cases.status-forbids"), (early.Status, early.Code));
        Assert.Equal(4, answered.GetProperty("status").GetInt32());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_answer_is_no_step_back_and_a_second_wish_waits_for_the_first(string database)
    {
        var wish = await WishAsync(database);
        await using var platform = wish.Platform;

        var back = await CaseApi.ProblemAsync(await wish.Api.CompleteAsync(wish.Code, "withdraw-3", "return", "Nhầm"));
        using var second =
            await wish.Citizen.SubmitAsync((await wish.Citizen.GetPageAsync($"/ho-so/{wish.Code}/rut")).PostForm(), ("Reason", "Rút thật"));
        using var anybody = platform.NewClient();
        var tracked = await CaseApi.ReadAsync(
            await anybody.GetAsync(new Uri($"/api/v1/tracking/{wish.Code}?id={FilingJourney.CitizenIdNumber}", UriKind.Relative)));

        Assert.Equal((422, "cases.outcome-forbidden"), (back.Status, back.Code));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Trả lời đề nghị rút hồ sơ", tracked.GetProperty("currentStep").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wish_of_an_earlier_version_has_no_step_and_is_taken_back_too(string database)
    {
        var wish = await WishAsync(database);
        await using var platform = wish.Platform;
        await using (var scope = platform.NewScope())
        {
            // Such a wish never had its step numbered either.
            var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
            await db.Steps.Where(step => step.Key == "withdraw-3").ExecuteDeleteAsync();
            await db.Cases.Where(filed => filed.Code == wish.Code)
                .ExecuteUpdateAsync(set => set.SetProperty(filed => filed.StepCount, filed => filed.StepCount - 1));
        }

        var page = await wish.Citizen.GetPageAsync($"/ho-so/{wish.Code}");
        using var kept = await wish.Citizen.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form[action*='handler=Keep']")!);

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains(wish.Code, await OfficerPagesTests.AllRowsAsync(wish.Appraiser, Worklist));
    }

    private static async Task<Wish> WishAsync(string database, bool lacksPapers = false)
    {
        var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        await api.ForwardAsync(code, "receive");
        if (lacksPapers)
        {
            var items = new[] { new { what = "Thiếu chữ ký" } };
            await CaseApi.ReadAsync(
                await api.PostAsync($"cases/{code}/supplement-requests", new { items }, Guid.CreateVersion7().ToString()));
        }

        using var sent =
            await citizen.SubmitAsync((await citizen.GetPageAsync($"/ho-so/{code}/rut")).PostForm(), ("Reason", "Đã làm ở nơi khác"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return new Wish(platform, api, citizen, await platform.SignInAsync("thamdinh.thoxuong"), code);
    }

    private static async Task<DateTimeOffset> DueOfAsync(Wish wish, string step) =>
        (await wish.Api.GetAsync($"cases/{wish.Code}")).GetProperty("steps").EnumerateArray()
            .Last(row => row.GetProperty("key").GetString() == step)
            .GetProperty("dueAt").GetDateTimeOffset();

    private static async Task<string> RowAsync(HttpClient officer, string url, string code) =>
        (await officer.GetPageAsync(url)).QuerySelectorAll("tbody tr")
            .Single(row => row.TextContent.Contains(code, StringComparison.Ordinal)).TextContent;

    private sealed record Wish(TestPlatform Platform, CaseApi Api, HttpClient Citizen, HttpClient Appraiser, string Code);
}
