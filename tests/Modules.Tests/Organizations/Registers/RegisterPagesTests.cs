using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Registers;

public sealed class RegisterPagesTests
{
    private const string Url = "/can-bo/so";
    private const string Clerk = "vanthu.thoxuong";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Only_who_keeps_the_numbers_of_an_agency_sees_its_registers(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var stranger = platform.NewClient();
        using var oneStop = await platform.SignInAsync("motcua.thoxuong");
        using var clerk = await platform.SignInAsync(Clerk);
        using var other = await platform.SignInAsync("vanthu.bacgiang");
        var register = await OpenAsync(clerk, NewTitle());

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri(Url, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await oneStop.GetAsync(new Uri(Url, UriKind.Relative))).StatusCode);
        foreach (var address in new[] { register, $"{register}/1", $"{Url}/{Guid.Empty}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_are_taken_held_used_and_voided_by_hand(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync(Clerk);
        var title = NewTitle();
        var register = await OpenAsync(clerk, title, first: "512");
        var form = (await clerk.GetPageAsync(register)).QuerySelector<IHtmlFormElement>("form#take-form")!;

        var taken = await clerk.SubmitAsync(form, ("Form.Words", "Quyết định khen thưởng"));
        var pressedTwice = await clerk.SubmitAsync(form, ("Form.Words", "Quyết định khen thưởng"));
        var held = await TakeAsync(clerk, register, ("Form.Words", "Quyết định nâng lương"), ("Form.HoldUntil", "2026-12-31"));

        Assert.All(new[] { taken, pressedTwice, held }, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var page = await clerk.GetPageAsync(register);
        Assert.Contains("Đã giữ số 513/QĐ-UBND", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["513/QĐ-UBND", "512/QĐ-UBND"], page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Single((await clerk.GetPageAsync($"{register}?trang-thai=dang-giu")).QuerySelectorAll("tbody tr"));

        var number = await clerk.GetPageAsync($"{register}/513");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(
            number.QuerySelector<IHtmlFormElement>("form#use-form")!, ("Use.Words", "Quyết định 513"))).StatusCode);
        number = await clerk.GetPageAsync($"{register}/513");
        Assert.Null(number.QuerySelector("form#use-form"));
        var withoutReason = await clerk.SubmitAsync(number.QuerySelector<IHtmlFormElement>("form#void-form")!, ("Void.Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutReason.StatusCode);
        Assert.Contains("Ghi lý do hủy", (await withoutReason.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(
            number.QuerySelector<IHtmlFormElement>("form#void-form")!, ("Void.Reason", "Ban hành trùng"))).StatusCode);

        Assert.Contains(
            "Ban hành trùng", (await clerk.GetPageAsync(register)).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(title, (await clerk.GetPageAsync(Url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["RegisterOpened", "NumberTaken", "NumberHeld", "HeldNumberUsed", "NumberVoided"],
            await AuditOfAsync(platform, register[(Url.Length + 1)..]));
    }

    [Theory]
    [InlineData("Form.Title", "", "Ghi tên sổ")]
    [InlineData("Form.Format", "QĐ", "Mẫu số phải có {số}")]
    [InlineData("Form.First", "0", "Điền số từ 1")]
    [InlineData("Form.First", "", "Điền số từ 1")]
    public async Task A_faulty_register_is_refused_in_words(string field, string value, string sentence)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync(Clerk);
        var form = (await clerk.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#open-form")!;
        Dictionary<string, string?> values = new()
        {
            ["Form.Title"] = NewTitle(), ["Form.Format"] = "{số}", ["Form.First"] = "1", [field] = value,
        };

        var answer = await clerk.SubmitAsync(form, [.. values.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_not_taken_for_nothing_nor_held_into_another_year()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync(Clerk);
        var title = NewTitle();
        var register = await OpenAsync(clerk, title);

        var answer = await TakeAsync(clerk, register, ("Form.Words", ""), ("Form.HoldUntil", "2027-01-01"));
        var tooLong = await TakeAsync(clerk, register, ("Form.Words", new string('a', 301)));
        var twice = await clerk.SubmitAsync(
            (await clerk.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#open-form")!,
            ("Form.Title", title.ToUpperInvariant()), ("Form.Format", "{số}"), ("Form.First", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var sentences = (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        Assert.Contains("Ghi số này dùng cho việc gì", sentences, StringComparison.Ordinal);
        Assert.Contains("đến hết năm 2026", sentences, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Empty((await clerk.GetPageAsync(register)).QuerySelectorAll("tbody tr"));
    }

    private static string NewTitle() => $"Quyết định {Guid.CreateVersion7():N}";

    private static async Task<string> OpenAsync(HttpClient clerk, string title, string first = "1")
    {
        var form = (await clerk.GetPageAsync(Url)).QuerySelector<IHtmlFormElement>("form#open-form")!;
        var answer = await clerk.SubmitAsync(
            form, ("Form.Title", title), ("Form.Format", "{số:2}/QĐ-UBND"), ("Form.First", first));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> TakeAsync(
        HttpClient clerk, string register, params (string Name, string? Value)[] values) =>
        await clerk.SubmitAsync((await clerk.GetPageAsync(register)).QuerySelector<IHtmlFormElement>("form#take-form")!, values);

    private static async Task<List<string>> AuditOfAsync(TestPlatform platform, string register)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AsNoTracking()
            .Where(row => row.SubjectId == register).OrderBy(row => row.At).Select(row => row.Action).ToListAsync();
    }
}
